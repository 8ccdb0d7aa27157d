"""Addresses of finding: the API, version 1, and the pages of answers."""

from django.urls import path

from search import api, api_certificates
from search.views import (
    api_docs,
    centers,
    certificate_keys,
    certificates,
    compare,
    data,
    downloads,
    grading,
    methods,
    promises,
    result,
    suggest,
    verify,
)

urlpatterns = [
    path("api/v1/search/", api.search, name="api-search"),
    path("api/v1/understand/", api.understand, name="api-understand"),
    path("api/v1/capabilities/", api.capabilities, name="api-capabilities"),
    path("api/v1/centers/", api.centers, name="api-centers"),
    path("api/v1/certificates/", api_certificates.register, name="api-certificates"),
    path(
        "api/v1/certificates/check/",
        api_certificates.check_certificate,
        name="api-certificate-check",
    ),
    path("api/v1/openapi.json", api_docs.openapi, name="api-openapi"),
    path("api/v1/docs", api_docs.docs, name="api-docs"),
    path("search/", result.search, name="search"),
    path("search/form/", result.search_form, name="search-form"),
    path("search/suggest/", suggest.suggest, name="suggest"),
    path("search/answer.<slug:kind>", downloads.answer_download, name="answer-download"),
    path("grading/", grading.grading, name="grading"),
    path("methods/<path:name>/", methods.method, name="method"),
    path("compare/", compare.compare, name="compare"),
    path("verify/", verify.verify, name="verify"),
    path("workspace/certificates/", certificates.certificates, name="certificates"),
    path("workspace/certificates/new/", certificates.register, name="certificate-new"),
    path("workspace/certificates/upload/", certificates.upload, name="certificate-upload"),
    path("workspace/certificates/sample.xlsx", certificates.sample, name="certificate-sample"),
    path("workspace/certificates/keys/", certificate_keys.keys, name="certificate-keys"),
    path(
        "workspace/certificates/keys/<int:pk>/revoke/",
        certificate_keys.revoke,
        name="certificate-key-revoke",
    ),
    path("workspace/certificates/<int:pk>/", certificates.certificate, name="certificate"),
    path("workspace/certificates/<int:pk>/void/", certificates.void, name="certificate-void"),
    path(
        "workspace/certificates/<int:pk>/qr.<slug:kind>", certificates.qr, name="certificate-qr"
    ),
    path("data/", data.data, name="data"),
    path("data/catalog.jsonld", data.catalog, name="data-catalog"),
    path("data/dumps/<str:day>/<str:name>", data.dump_download, name="dump-file"),
    path("data/<str:name>", data.data_file, name="data-file"),
    path("centers/", centers.directory, name="centers"),
    path("centers/<slug:slug>/", centers.center, name="center"),
    path("centers/<slug:slug>/scope.<slug:kind>", downloads.scope_download, name="scope-download"),
    path("capabilities/<str:code>.json", promises.capability_data, name="capability-data"),
    path("capabilities/<str:code>/", promises.capability, name="capability"),
]

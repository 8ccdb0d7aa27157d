# syntax=docker/dockerfile:1
# The product as an image: web server, worker and every command of manage.py.

FROM python:3.11-slim-trixie AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/venv
COPY requirements.txt /tmp/requirements.txt
RUN /opt/venv/bin/pip install -r /tmp/requirements.txt

FROM python:3.11-slim-trixie
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    BIND=0.0.0.0:8000 \
    VAR_DIR=/srv/registry
# pg_dump and pg_restore, of the same version as the server in compose.yaml.
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /srv/registry --create-home registry \
    && chmod 755 /srv/registry
COPY --from=build /opt/venv /opt/venv
WORKDIR /app
COPY manage.py gunicorn.conf.py ./
COPY site site
COPY cms_pages cms_pages
COPY search search
COPY registry registry
COPY templates templates
# Static files belong to the code: the same in every container, outside the volume of the data.
ENV STATIC_ROOT=/app/static
RUN SECRET_KEY=only-while-building ALLOWED_HOSTS=localhost \
    python manage.py collectstatic --noinput --verbosity 0
USER registry
VOLUME /srv/registry
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["gunicorn"]

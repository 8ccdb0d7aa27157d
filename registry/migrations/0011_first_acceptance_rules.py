"""Acceptance items to begin with: the six systems of article 5(4), the tasks and the scope. The
bureau puts its own 验收细则 in their place as the next version."""

from django.db import migrations

ITEMS = (
    ("筹建任务", "《筹建任务书》所列任务全部完成，目标达到。"),
    ("质量体系", "实验室质量管理体系独立运行，文件满足规范要求，质量记录真实齐全。"),
    ("质量体系", "计量标准和计量检定人员经考核合格并获得相应证书。"),
    ("创新体系", "建立产业计量科技创新机制，实施创新计划，成果在实际应用中取得成效。"),
    ("服务体系", "产业信息渠道通畅，能够提供关键参数测量和全寿命周期计量技术服务。"),
    ("人力资源体系", "人才团队结构合理、专业齐全，人员素质和技能满足所承诺的服务。"),
    ("基础保障体系", "实验室设施与环境、计量标准和测量装备满足所承诺的服务，经费得到保障。"),
    ("发展规划体系", "已制定能力后续建设规划，目标和措施明确。"),
    ("承诺能力", "现场抽查所承诺的能力，测量范围与测量不确定度与承诺一致。"),
)


def write_rules(apps, schema_editor):
    rules = apps.get_model("registry", "AcceptanceRules").objects.create(
        version=1, title="湖北省产业计量测试中心建设验收细则"
    )
    item = apps.get_model("registry", "AcceptanceItem")
    item.objects.bulk_create(
        item(rules=rules, position=position, heading=heading, requirement=requirement)
        for position, (heading, requirement) in enumerate(ITEMS, start=1)
    )


def remove_rules(apps, schema_editor):
    apps.get_model("registry", "AcceptanceItem").objects.filter(rules__version=1).delete()
    apps.get_model("registry", "AcceptanceRules").objects.filter(version=1).delete()


class Migration(migrations.Migration):
    dependencies = [("registry", "0010_applications_and_preparations")]

    operations = [migrations.RunPython(write_rules, remove_rules)]

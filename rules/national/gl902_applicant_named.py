from collections.abc import Iterator

from govlint import Finding, Message, Pattern, Report, Source, passages, rule

MESSAGE = Message(
    zh="疑似写出了申请人的姓名“{masked}”",
    en="an applicant seems to be named: “{masked}”",
    help_zh="请隐去姓名，写“申请人”或者“张某”",
    help_en="leave the name out: “an applicant” will do",
)


@rule(
    "GL902",
    "applicant-named",
    "不应公开申请人的姓名",
    en="No applicant is named",
    basis="《政府信息公开条例》第十五条（公开会对第三方合法权益造成损害的个人隐私）",
    level="warning",
    confidence="medium",
)
def applicant_named(report: Report, source: Source) -> Iterator[Finding]:
    for passage in passages(source, report):
        for match in _NAMED.finditer(passage.text):
            name = match["called"] or match["named"]
            place = passage.span(*match.span("called" if match["called"] else "named"))
            yield MESSAGE.at(place, masked=name[0] + "*" * (len(name) - 1))


_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔"
    "谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
)
_GIVEN = r"(?:(?![某先女同申提代等的和与之为未已均书])[\u4e00-\u9fff]){1,2}"
_NAMED = Pattern(
    rf"(?:(?:律师事务所|公司|[村镇乡市县区省]|居民|村民|市民|群众|申请人|律师|收到|接到|对|向|及|和|、|由|^|[,。;])"
    rf"(?P<called>[{_SURNAMES}]{_GIVEN})(?:女士|先生|律师(?!事务所|为|任|担任|授课|讲))(?=[^。;]{{0,20}}(?:申请|复议|诉讼|起诉|来函|来信|投诉)))|"
    rf"(?:申请人|原告|上诉人|村民|居民|市民)(?::|为)?(?P<named>[{_SURNAMES}]{_GIVEN})"
    r"(?=,?(?:申请公开|要求公开)|申请|提出|提交|诉|不服|\()",
    "女士", "先生", "律师", "申请人", "原告", "上诉人", "村民", "居民", "市民",
)  # fmt: skip

"""Writes invented documents as JSON Lines; the same for the same number.

Usage: make_documents.py COUNT [SEED] > documents.jsonl
"""

import json
import random
import sys

PLACES = ["柳溪村", "東岸社區", "石桥镇", "南門街道", "青禾合作社", "湖滨小学", "望江圖書館", "北站车站", "松林医院", "渡口码头"]
PEOPLE = ["巡查员", "志願者", "护林员", "網格員", "讲解员", "值班医生", "安全員", "社员", "老师", "调解员"]
THINGS = ["河道水质", "消防設施", "电动车充电", "食堂餐具", "山塘堤坝", "燃氣管線", "果树病虫害", "讀書筆記", "出租房登记", "老年人體檢"]
DOINGS = ["逐一检查", "重新登記", "拍照留存", "當場整改", "隔天复查", "公開講解", "按月轮换", "交叉核對"]
FEELINGS = ["大家都说放心", "居民紛紛點讚", "不少人提了建议", "也有人嫌麻煩", "效果比去年好"]
SLOGANS = [
    "早发现、早报告、早处置", "早發現、早報告、早處置", "人人有责、人人尽责、人人享有", "多讀書、讀好書、好讀書",
    "不输密码、不点链接、不转余款", "群防群治", "绿水青山就是金山银山", "一户一档、一户一策",
]
RARE = ["𠮷野家門前", "表情😀也算", '他写下"十个字"', "路径是 C:\\河图\\第三卷", "A型與B型", "第\t三\t列", "e\u0301crivain", "３５％"]
SYLLABLES = "安宁清平和顺长永新丰云星海山林田石泉川原"


def sentence(rng):
    place, person, thing = rng.choice(PLACES), rng.choice(PEOPLE), rng.choice(THINGS)
    kind = rng.randrange(5)
    if kind == 0:
        return f"{place}的{person}对{thing}{rng.choice(DOINGS)}，{rng.choice(FEELINGS)}。"
    if kind == 1:
        return f"{rng.randrange(1, 13)}月{rng.randrange(1, 29)}日，{place}組織{person}学习{thing}的办法。"
    if kind == 2:
        name = "".join(rng.choice(SYLLABLES) for _ in range(2))
        return f"{name}组共有{rng.randrange(3, 400)}戶，{thing}由{person}负责，{rng.choice(DOINGS)}。"
    if kind == 3:
        return f"{place}提出“{rng.choice(SLOGANS)}”，要求{person}把{thing}记在本子上。"
    return f"{rng.choice(FEELINGS)}，{place}接着{rng.choice(DOINGS)}{thing}，{person}陪同。"


def document(number, seed):
    rng = random.Random(f"{seed}/{number}")
    lines = [sentence(rng) for _ in range(rng.randrange(1, 5))]
    if rng.random() < 0.02:
        lines.insert(1, rng.choice(RARE) + "。")
    if rng.random() < 0.3:
        lines.append(f"坚持{rng.choice(SLOGANS)}。")
    record = {"id": f"d{number:07}", "text": "\n".join(lines)}
    if rng.random() < 0.7:
        record["title"] = f"{rng.choice(PLACES)}{rng.choice(THINGS)}簡報第{number}期"
        record["date"] = f"20{rng.randrange(15, 25)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        record["source"] = rng.choice(["溪岸日報", "石桥微讯", "禾田周刊"])
    if number % 9973 == 17:
        del record["text"]  # A document that fails.
    if number % 997 == 5:
        record["text"] = ""
    return record


def main():
    count = int(sys.argv[1])
    seed = sys.argv[2] if len(sys.argv) > 2 else "0"
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n", closefd=False)
    for number in range(count):
        out.write(json.dumps(document(number, seed), ensure_ascii=number % 11 == 0) + "\n")
    out.flush()


if __name__ == "__main__":
    main()

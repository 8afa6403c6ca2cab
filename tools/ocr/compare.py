#!/usr/bin/env python3
"""Our reading beside Tesseract and RapidOCR, on the same pages, in the same run.

    compare.py FOLDER [--binary target/debug/autovisite] [--psm 6] [--json FILE]

Two things are compared: the share of the truth's values that stand exactly in what an engine read,
before anybody makes sense of it, and processor time (user and system, of the engine's process, its
start included). What our parser makes of our reading is a row of its own: the others have none.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
# Shorter values are everywhere inside others: they count only where they stand alone.
ALONE_BELOW = 4
ONE_THREAD = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "RTEN_NUM_THREADS": "1"}
ALIKE = str.maketrans({"—": "-", "–": "-", "‐": "-", "’": "'", "‘": "'", "`": "'"})


@dataclass
class Tally:
    """What one engine did: lines by page, and what it cost."""

    name: str
    texts: dict[str, list[str]] = field(default_factory=dict)
    cpu_seconds: float = 0.0
    peak_mib: float = 0.0
    parsed: dict | None = None

    def charge(self, command: list[str]) -> str:
        """Runs a command to its end, adds what it used, and gives what it printed."""
        with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
            child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL,
                                     env=os.environ | ONE_THREAD, cwd=REPOSITORY)
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode:
                raise RuntimeError(f"{command[0]} ended with {child.returncode}")
            self.cpu_seconds += used.ru_utime + used.ru_stime
            self.peak_mib = max(self.peak_mib, used.ru_maxrss / 1024)
            out.seek(0)
            return out.read()


def ours(binary: str, folder: Path) -> Tally:
    tally = Tally("autovisite")
    with tempfile.TemporaryDirectory() as place:
        figures = Path(place) / "figures.json"
        tally.charge([binary, "eval", "ocr", str(folder), "--json", str(figures)])
        tally.parsed = json.loads(figures.read_text(encoding="utf-8"))
    if "words" not in tally.parsed:
        raise SystemExit("this build of autovisite does not give the raw text: build it anew")
    pages = tally.parsed["words"].items()
    tally.texts = {name: [word["text"] for word in page["words"]] for name, page in pages}
    return tally


def tesseract(images: list[Path], psm: int) -> Tally:
    tally = Tally(f"Tesseract --psm {psm}")
    for image in images:
        text = tally.charge(["tesseract", str(image), "stdout", "-l", "fra", "--psm", str(psm)])
        tally.texts[image.name] = text.splitlines()
    return tally


def rapidocr(images: list[Path]) -> Tally:
    tally = Tally("RapidOCR")
    printed = tally.charge([sys.executable, __file__, "--rapidocr-child", *map(str, images)])
    tally.texts = json.loads(printed.splitlines()[-1])
    return tally


def rapidocr_child(images: list[str]) -> None:
    """Reads in a process of its own, so that its time can be told from ours."""
    from rapidocr_onnxruntime import RapidOCR  # the models are in its wheel

    engine = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)
    texts = {}
    for image in images:
        lines, _ = engine(image)
        texts[Path(image).name] = [text for _, text, _ in lines or []]
    print(json.dumps(texts))


def squeeze(text: str) -> str:
    return "".join(text.translate(ALIKE).upper().split())


def found(values: dict[str, str], lines: list[str]) -> set[str]:
    """The codes whose value stands in the lines; what one value used up, another cannot.

    Blanks and case do not count. Long values first, so that a short one does not eat into them.
    """
    words = [[squeeze(word) for word in line.split()] for line in lines]
    hits = set()
    for code, value in sorted(values.items(), key=lambda item: (-len(squeeze(item[1])), item[0])):
        wanted = squeeze(value)
        for at, line in enumerate(words):
            if len(wanted) < ALONE_BELOW:
                if wanted in line:
                    line.remove(wanted)
                    hits.add(code)
                    break
            elif wanted in (joined := "".join(line)):
                # The rest stays readable for short values only as whole words.
                before, after = joined.split(wanted, 1)
                words[at] = keep(line, len(before), len(before) + len(wanted))
                hits.add(code)
                break
    return hits


def keep(line: list[str], start: int, end: int) -> list[str]:
    """The words of a line without the characters from `start` to `end`."""
    left, at = [], 0
    for word in line:
        ahead, behind = word[:max(0, start - at)], word[max(0, end - at):]
        left += [part for part in (ahead, behind) if part]
        at += len(word)
    return left


def score(tally: Tally, truths: dict[str, dict]) -> dict:
    """Shares in percent: all values, by level, and the lines of the machine-readable zone."""
    exact, total = {}, {}
    for name, truth in truths.items():
        values = {code: value for code, value in truth["fields"].items() if value}
        hits = found(values, tally.texts.get(name, []))
        for code in values:
            for key in ("all", f"level {truth['level']}", *(["MRZ"] if code.startswith("MRZ") else [])):
                total[key] = total.get(key, 0) + 1
                exact[key] = exact.get(key, 0) + (code in hits)
    return {"shares": {key: round(100 * exact[key] / total[key], 2) for key in sorted(total)},
            "cpu_seconds_a_page": round(tally.cpu_seconds / len(truths), 2),
            "peak_mib": round(tally.peak_mib)}


def table(rows: dict[str, dict]) -> str:
    keys = sorted({key for row in rows.values() for key in row["shares"]})
    lines = [["", *keys, "CPU s/page", "peak MiB"]]
    for name, row in rows.items():
        shares = [f"{row['shares'][key]:.1f} %" if key in row["shares"] else "" for key in keys]
        cost = [f"{row[key]}" if row.get(key) is not None else "" for key in ("cpu_seconds_a_page", "peak_mib")]
        lines.append([name, *shares, *cost])
    wide = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    return "\n".join("  ".join(cell.ljust(wide[0]) if not at else cell.rjust(wide[at])
                               for at, cell in enumerate(line)) for line in lines)


def parsed_row(figures: dict) -> dict:
    def percent(share):
        return round(100 * share["exact"] / max(1, share["total"]), 2)

    levels = {f"level {level}": percent(share) for level, share in figures["by_level"].items()}
    zone = {"MRZ": percent(figures["mrz_lines"])} if figures["mrz_lines"]["total"] else {}
    return {"shares": {"all": percent(figures["fields"]), **levels, **zone},
            "verified": figures["verified"], "verified_wrong": len(figures["verified_wrong"])}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="images with truth, as generate.py writes them")
    parser.add_argument("--binary", default=str(REPOSITORY / "tools/autovisite.sh"))
    parser.add_argument("--psm", type=int, default=6, help="how Tesseract looks for text; 6, one block, found most on our pages")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    told = parser.parse_args()
    folder = told.folder.resolve()
    images = sorted(path for path in folder.glob("*.jpg") if path.with_suffix(".json").exists())
    if not images:
        raise SystemExit(f"no image with truth in {folder}")
    truths = {path.name: json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in images}
    tallies = [ours(told.binary, folder), rapidocr(images), tesseract(images, told.psm)]
    rows = {tally.name + ", as read": score(tally, truths) for tally in tallies}
    rows["autovisite, parsed"] = parsed_row(tallies[0].parsed)
    print(f"{len(images)} pages; share of the truth's values found exactly; one thread each")
    print(table(rows))
    checked = rows["autovisite, parsed"]
    print(f"autovisite vouched for {checked['verified']} fields, {checked['verified_wrong']} of them wrong")
    if told.json:
        told.json.write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--rapidocr-child"]:
        rapidocr_child(sys.argv[2:])
    else:
        main()

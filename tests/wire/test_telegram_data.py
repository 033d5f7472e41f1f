"""On Telegram: all of it arrives as a file, in private; and a file that is sent is brought in."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile

from bot.core.archive import LARGEST
from tests.wire.botapi import ME
from tests.wire.conversations import line
from tests.wire.served import Here

TABLE = b"Company,Status,Date\nContoso,rejected,2026-11-03\n"


def document(here: Here, name: str, content: bytes) -> dict[str, object]:
    here.api.files[name] = content
    return {"file_id": name, "file_unique_id": name, "file_name": "table.csv", "file_size": len(content)}


async def test_a_table_is_brought_in_and_everything_is_handed_out(here: Here) -> None:
    mei = await here.person()
    await mei.arrive()
    mei.send(document=document(here, "t1", TABLE))
    await mei.answer()
    assert "Contoso" in mei.shown[-1].text
    for label in ("Yes", "Save them", "Put it in", "It's fine"):
        await mei.tap(label)
    await mei.say("/mydata")
    await mei.tap("All of it as a file")
    shown = next(each for each in reversed(mei.shown) if each.file)
    assert shown.file
    assert shown.file[:2] == ("document", "onward-export.zip")
    with zipfile.ZipFile(io.BytesIO(shown.file[2])) as archive:
        data = json.loads(archive.read("onward.json"))
    assert [entry["words"]["company"] for entry in data["entries"]] == ["Contoso"]
    assert {chat for chat, _ in here.api.messages} == {mei.id}


async def test_a_file_that_is_too_large_is_not_even_fetched(here: Here) -> None:
    mei = await here.person()
    await mei.arrive()
    mei.send(document={**document(here, "t2", b""), "file_size": LARGEST + 1})
    await mei.answer()
    assert "larger than I can open" in mei.shown[-1].text
    assert not here.api.called("getFile")


async def test_wins_and_history_and_pictures_never_reach_a_group(here: Here) -> None:
    mei = await here.person()
    await mei.arrive()
    await mei.say("win")
    await mei.say("calm in the panel")
    for label in ("Yes", "Save them", "Something I did"):
        await mei.api.until(lambda label=label: label in mei.choices)  # type: ignore[misc]
        await mei.tap(label)
    await mei.say("/wins")
    await mei.tap("Show me one")
    assert "calm in the panel" in mei.heard
    await mei.say("/history")
    assert any("calm in the panel" in choice for choice in mei.choices)
    group = {"id": -1001, "type": "supergroup", "title": "Job hunters"}
    here.api.chats[-1001] = group
    for command in ("/wins", "/history", "/recap", "/mydata"):
        before = len(mei.shown)
        mei.write(f"{command}@{ME['username']}", chat=group)
        await here.api.until(lambda: not here.api.updates)
        await asyncio.sleep(0.3)
        assert len(mei.shown) == before, "what is asked for in a group is opened by a button, and not sent unasked"
    said = [shown for (chat, _), shown in here.api.messages.items() if chat == -1001 and shown.mine]
    assert said, "the group hears that it is private"
    assert {shown.text for shown in said} == {line("platform.in_group")}
    assert not any(shown.file for shown in said)

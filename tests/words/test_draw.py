import sys
import types

from bot.core.draw import docstring, document, draw
from bot.core.flow import Flow
from bot.core.steps import do, fork, keep, pick, picks, say, write
from bot.flows.every import FLOWS

TALK = Flow("talk", (
    fork("how_many", lambda answers, facts: "few", many="rest", few="sorry"),
    say("sorry"),
    pick("size", "together", "log", "listen", log="state", skipped="end"),
    picks("feelings", "sad", phase="feel"),
    write("state", depth=True, words="rest"),
    do("remind", lambda answers, facts: ()),
    say("rest", then="end"),
))  # fmt: skip


def test_a_reader_can_tell_questions_sayings_and_forks_apart() -> None:
    picture = draw(TALK)
    assert picture.startswith("stateDiagram-v2\n")
    assert "    state how_many <<choice>>\n" in picture
    assert "    sorry : “sorry”\n" in picture
    assert "    size : size?\n" in picture
    assert "    remind : (remind)\n" in picture
    assert "    class size,feelings asks\n" in picture
    assert "    class state_ asks_more\n" in picture
    assert "    class sorry,rest says\n" in picture


def test_a_reader_sees_which_answer_leads_where() -> None:
    picture = draw(TALK)
    assert "    [*] --> how_many\n" in picture
    assert "    how_many --> rest : many\n" in picture
    assert "    size --> state_ : log\n" in picture
    assert "    size --> [*] : skip\n" in picture
    assert "    size --> feelings : else\n" in picture
    assert "    state_ --> rest : own words\n" in picture
    assert "    sorry --> size\n" in picture
    assert "    rest --> [*]\n" in picture


def test_a_reader_sees_the_phase() -> None:
    assert "    note right of feelings : feel\n" in draw(TALK)


def test_answers_that_lead_to_one_place_share_an_arrow() -> None:
    flow = Flow("talk", (pick("a", "x", "y", "z", x="c", y="c"), say("b"), say("c")))
    assert "    a --> c : x, y\n" in draw(flow)


def test_words_that_mermaid_keeps_for_itself_are_not_used_as_names() -> None:
    flow = Flow("talk", (say("note"), say("class"), keep("left")))
    assert "note_ --> class_" in draw(flow)
    assert "class_ --> left_" in draw(flow)


def test_the_page_has_every_flow_with_what_its_file_says_of_it() -> None:
    modules = [module for name, module in sys.modules.items() if name.startswith("bot.flows")]
    page = document(FLOWS.values(), modules)
    for name, flow in FLOWS.items():
        assert f"## {name}\n" in page
        assert draw(flow) in page
        assert docstring(flow, modules) in page
        assert docstring(flow, modules) != sys.modules["bot.flows.every"].__doc__
    assert "feel it, understand it, one small step" in docstring(FLOWS["rejected"], modules)


def test_a_flow_that_no_module_holds_is_drawn_without_a_word() -> None:
    assert docstring(TALK, [types.ModuleType("empty")]) == ""
    assert "## talk\n\n```mermaid\n" in document([TALK])


def test_the_same_flow_is_drawn_the_same_every_time() -> None:
    assert draw(TALK) == draw(TALK)

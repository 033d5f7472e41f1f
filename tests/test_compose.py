"""compose.yaml starts what is there: settings that exist, commands that exist, and nothing twice or by halves."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
import yaml

from bot.adapters.serving import DRAIN
from bot.runtime.worker import BEAT
from bot.settings import read, read_server
from tests.test_house import ROOT, settings_explained, settings_read

FILLED = re.compile(r"\$\{(\w+)(?::\?[^}]*)?\}")
"""A value of .env that stands in the file."""
THEIRS = {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD"}
"""Settings of the image of PostgreSQL that we use."""
SECRET = "f" * 48


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    composed = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    assert set(composed) == {"services", "volumes"}
    found: dict[str, Any] = composed["services"]
    return found


def filled_in(value: object) -> str:
    """As compose puts it together, with a password that is one."""
    return FILLED.sub(lambda found: {"POSTGRES_PASSWORD": SECRET}[found[1]], str(value))


def test_each_name_is_a_setting(services: dict[str, Any]) -> None:
    assert set(services["worker"]["environment"]) <= settings_read()
    assert set(services["database"]["environment"]) == THEIRS


def test_the_worker_starts_with_these_settings_and_those_of_the_example(services: dict[str, Any]) -> None:
    worker = services["worker"]
    given = {name: filled_in(value) for name, value in worker["environment"].items()}
    assert worker["env_file"] == ".env"
    of_the_operator = {
        "TELEGRAM_TOKEN": "4242424242:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0",
        "ONWARD_KEYS": "A" * 43 + "=",
        "OPERATOR_NAME": "Testers",
        "OPERATOR_CONTACT": "testers@example.org",
    }
    example = {
        name: value
        for name, _, value in (line.partition("=") for line in (ROOT / ".env.example").read_text("utf-8").splitlines())
        if name in settings_explained()
    }
    # What stands in the file wins over what stands in .env.
    environment = {"HOME": "/nonexistent", **example, **of_the_operator, **given}
    settings, server = read(environment), read_server(environment)
    assert (server.http_host, server.http_port) == ("0.0.0.0", 8080)  # noqa: S104
    database = services["database"]["environment"]
    assert (
        settings.database_url == f"postgresql://{database['POSTGRES_USER']}:{SECRET}@database/{database['POSTGRES_DB']}"
    )
    assert [str(server.http_port)] == worker["expose"]


def test_the_worker_runs_a_command_that_is_there(services: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    from bot.__main__ import main

    # The image says which, and the file adds none of its own.
    assert "command" not in services["worker"]
    assert "entrypoint" not in services["worker"]
    assert services["worker"]["build"] == "."
    image = (ROOT / "Dockerfile").read_text("utf-8")
    (program,) = re.findall(r'^ENTRYPOINT \["([^"]+)"\]$', image, re.MULTILINE)
    (command,) = re.findall(r'^CMD \["([^"]+)"\]$', image, re.MULTILINE)
    assert program == "onward"
    with pytest.raises(SystemExit) as ended:
        main([*shlex.split(command), "--help"])
    assert ended.value.code == 0
    assert f"onward {command}" in capsys.readouterr().out


def test_two_of_them_wait_for_a_database_that_keeps_what_it_has(services: dict[str, Any]) -> None:
    database, worker = services["database"], services["worker"]
    assert worker["deploy"]["replicas"] == 2
    assert worker["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert database["healthcheck"]["test"][1:2] == ["pg_isready"]
    composed = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    named = {volume.partition(":")[0] for volume in database["volumes"]}
    assert named == set(composed["volumes"])
    # From version 18 on the image keeps its data one folder higher than before.
    version = int(database["image"].partition(":")[2])
    assert database["volumes"] == [f"database:/var/lib/postgresql{'' if version >= 18 else '/data'}"]
    # Nobody else reaches the database, and no port of the machine is taken twice by two workers.
    assert "ports" not in database
    assert "ports" not in worker


def test_a_stop_has_the_time_it_needs(services: dict[str, Any]) -> None:
    seconds = int(services["worker"]["stop_grace_period"].removesuffix("s"))
    assert seconds >= DRAIN + BEAT

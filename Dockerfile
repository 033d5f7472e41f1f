# Two stages: uv builds the environment, the image holds it and nothing to build with.
FROM python:3.13-slim AS build
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=/opt/onward
RUN pip install --no-cache-dir --disable-pip-version-check uv==0.13.9
WORKDIR /build
# The libraries first: they change less often than the bot.
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --no-install-project
COPY . .
RUN uv sync --frozen --no-dev --no-editable

FROM python:3.13-slim
RUN useradd --system --user-group --uid 10001 --home-dir /srv/onward --shell /usr/sbin/nologin onward \
    && install -d -o onward -g onward -m 700 /srv/onward /srv/onward/data /srv/onward/data-key
COPY --from=build /opt/onward /opt/onward
# The data are one volume. Keys never lie in it: a server gets ONWARD_KEYS from its environment, and the key file that
# `chat` makes without it has a volume of its own.
ENV PATH=/opt/onward/bin:$PATH PYTHONUNBUFFERED=1 ONWARD_DATA=/srv/onward/data HTTP_HOST=0.0.0.0
VOLUME ["/srv/onward/data", "/srv/onward/data-key"]
WORKDIR /srv/onward
USER onward
ENTRYPOINT ["onward"]
CMD ["run"]

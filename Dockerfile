# The service alone: Neo4j and Redis run in containers of their own (docker-compose.yml).
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /srv

COPY requirements.lock ./
RUN python -m pip install --no-cache-dir --require-hashes -r requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY loaders loaders
COPY cypher cypher
COPY graphsvc graphsvc
RUN python -m pip install --no-cache-dir --no-build-isolation --no-deps . \
    && useradd --create-home --uid 10001 graphsvc \
    && install -d -o graphsvc -g graphsvc /var/lib/graphsvc

USER graphsvc
ENV GRAPHSVC_HOME=/var/lib/graphsvc
VOLUME /var/lib/graphsvc
EXPOSE 8000
ENTRYPOINT ["graphsvc"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]

# docker build -t workplan . && docker run --rm -v "$PWD:/work" workplan status
FROM python:3.13-slim
COPY . /src
RUN pip install --no-cache-dir /src && rm -r /src && useradd --create-home workplan
USER workplan
WORKDIR /work
ENTRYPOINT ["workplan"]

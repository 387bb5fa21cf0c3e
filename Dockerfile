# One image recipe for every program of Vendflow; what differs is the executable jar, which is built before, and where the
# program answers:
#   docker build --build-arg JAR=capture-service/target/capture-service-exec.jar \
#     --build-arg ANSWERS="9104 /actuator/prometheus" -t vendflow/capture-service .
# docker-compose.yml names both for each.

FROM eclipse-temurin:25-jre AS extract
ARG JAR
WORKDIR /extract
COPY ${JAR} app.jar
# Libraries change seldom and are large, so they get a layer of their own; started from a plain jar, Spring needs no
# class loader of its own and comes up sooner. The tool itself needs Spring in the jar; one without (the simulator) is small
# and stays whole.
RUN if grep -q BOOT-INF/lib/spring-core- app.jar; \
    then java -Djarmode=tools -jar app.jar extract --layers --application-filename app.jar --destination out; \
    else mkdir -p out/dependencies out/snapshot-dependencies out/application && mv app.jar out/application/; \
    fi

FROM eclipse-temurin:25-jre AS program
# Nobody's number in particular, and not root's. A new volume on /data takes over the folder's owner; all else is read
# only when docker-compose.yml runs it.
RUN mkdir -p /app /data && chown 10001:10001 /data
# glibc would give each of a few threads 64 MB of address space to scatter small pieces in.
ENV MALLOC_ARENA_MAX=2
WORKDIR /app
COPY --from=extract /extract/out/dependencies/ ./
COPY --from=extract /extract/out/snapshot-dependencies/ ./
COPY --from=extract /extract/out/application/ ./
COPY ops/container/probe ops/container/start /usr/local/bin/

FROM program AS rehearsal
ARG ANSWERS
COPY ops/container/rehearse /usr/local/bin/
RUN rehearse /tmp/app.aot ${ANSWERS}

FROM program
COPY --from=rehearsal /tmp/app.aot ./
USER 10001:10001
ENTRYPOINT ["start"]

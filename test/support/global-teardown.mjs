export default async function stop() {
  globalThis.stopTestHouses?.();
  await globalThis.stopTestPostgres?.();
}

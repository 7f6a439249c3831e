// Whether the server of this container serves requests, for Docker: the image has no curl.
const LIMIT_MS = 4_000;

try {
  const url = `http://127.0.0.1:${process.env.PORT || 3000}/health/ready`;
  const { status } = await fetch(url, { signal: AbortSignal.timeout(LIMIT_MS) });
  process.exitCode = status === 200 ? 0 : 1;
} catch (error) {
  console.error(`/health/ready doesn't answer: ${error.message}`);
  process.exitCode = 1;
}

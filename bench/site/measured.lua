-- What wrk has seen, as one line of JSON.
done = function(summary, latency, requests)
  io.write(string.format('{"requests":%d,"seconds":%f,"p95":%f,"wrong":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(95) / 1e3, summary.errors.status))
end

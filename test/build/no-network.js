// Loaded before a program (NODE_OPTIONS=--import=…): it may speak with its own machine only.
import dns from 'node:dns'
import net from 'node:net'
import process from 'node:process'

const own = new Set([undefined, 'localhost', '127.0.0.1', '::1'])

function refuse(host) {
  process.stderr.write(`NETWORK ${host}\n`)
  process.exit(99)
}

const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args
  const host = typeof options === 'object' ? options.host : args[1]
  if (!own.has(host)) refuse(host)
  return connect.apply(this, args)
}
const { lookup } = dns
dns.lookup = (host, ...rest) => (own.has(host) ? lookup(host, ...rest) : refuse(host))

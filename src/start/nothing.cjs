// What the bundled program has of libraries that load with others and are never used: nothing. Each of their names is
// undefined.
module.exports = {}

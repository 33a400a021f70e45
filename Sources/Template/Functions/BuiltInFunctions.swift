// The one table of filters and functions that every portal has. `asset` and `feedback` need the portal's files and are
// added by the Site target.

/// All of them, by subject.
package let builtInFunctions: [Function] =
  textFunctions + numberFunctions + dateFunctions + listFunctions + aggregateFunctions + linkFunctions

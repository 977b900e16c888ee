using System.CommandLine;
using System.CommandLine.Invocation;
using Loyalty.Cli;

// The owner's command line: loyalty ledger verify. It knows nothing of the product but its HTTP contract.
var loyalty = new RootCommand("Runs a loyalty program from the command line, local or in Azure.")
{
    new Command("ledger", "Looks after the points.") { VerifyLedger.Command() },
};

var parsed = loyalty.Parse(args);
if (parsed.Action is ParseErrorAction misunderstood)
{
    misunderstood.ShowHelp = false;
}

var code = await parsed.InvokeAsync();

// Not understood is not done: 1 is kept for what was looked for and found.
return parsed.Errors.Count > 0 ? Exit.CouldNot : code;

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using Loyalty.Cli;
using Loyalty.Cli.Connecting;
using Loyalty.Cli.Diagnosis;
using Loyalty.Cli.Ledger;
using Loyalty.Cli.Members;
using Loyalty.Cli.Programs;
using Loyalty.Cli.Quarantine;
using Loyalty.Cli.Rewards;
using Loyalty.Cli.Shops;

// The owner's command line: loyalty <noun> <verb>. It knows nothing of the product but its HTTP contract.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var loyalty = new RootCommand("Runs a loyalty program from the command line, local or in Azure.")
{
    new Command("shop", "Creates shops, sets them up and connects them.")
    {
        CreateShop.Command(), ListShops.Command(), ShowShop.Command(), SetShop.Command(), RotateKeys.Command(),
        AuditShop.Command(), ShopSnippet.Command(),
        new Command("connect", "Registers every needed webhook at a storefront and tries the way.")
        {
            ConnectShopify.Command(), ConnectWooCommerce.Command(), ConnectStripe.Command(), ConnectStandard.Command(),
        },
        DisconnectShop.Command(), ConnectRewards.Command(),
    },
    new Command("program", "Checks, shows, compares, puts and withdraws a shop’s program.")
    {
        CheckProgram.Command(), PutNewProgram.Command(), WithdrawProgram.Command(), ShowProgram.Command(),
        DiffPrograms.Command(),
    },
    new Command("rewards", "Looks after what points buy.")
    {
        ListRewards.Command(), UploadCodes.Command(), OpenRewards.Command(), EndReward.HandOver(), EndReward.Revoke(),
    },
    new Command("member", "Shows members, adjusts their points, gives them tiers, merges and splits them.")
    {
        ShowMember.Command(), AdjustMember.Command(), PlaceMember.Command(), MergeMembers.Command(),
        SplitMember.Command(),
    },
    new Command("quarantine", "Looks after deliveries that were genuine and not understood.")
    {
        ListQuarantine.Command(), ShowQuarantined.Command(), ReplayQuarantine.Command(),
    },
    new Command("ledger", "Looks after the points.") { VerifyLedger.Command() },
    Doctor.Command(),
    Completion.Command(),
};
foreach (var help in loyalty.Options.OfType<HelpOption>())
{
    help.Action = new HelpWithExamples((HelpAction)help.Action!);
}

var parsed = loyalty.Parse(args);
if (parsed.Action is ParseErrorAction misunderstood)
{
    // A line that stops half-way is shown how it goes on; of any other, what is wrong says enough.
    misunderstood.ShowHelp = parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0;
}

var code = await parsed.InvokeAsync();

// Not understood is not done: 1 is kept for what was looked for and found.
return parsed.Errors.Count > 0 ? Exit.CouldNot : code;

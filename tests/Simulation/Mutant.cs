namespace Simulation;

/// <summary>
/// One planted bug: a piece of the product's own source, which stands there once, and what takes its place.
/// </summary>
public sealed record Mutant(string Bug, string File, string Find, string Replace)
{
    private const string Accounts = "functions/App/Accounts/";
    private const string Tables = "functions/App/Tables/";
    private const string Earning = "functions/Loyalty/Earning/";
    private const string Ledger = "functions/Loyalty/Ledger/";
    private const string Orders = "functions/Loyalty/Orders/";

    private const string LosesACommit =
        "409 or 412)\n        {\n            Meters.Conflict(\"accounts\");\n";

    /// <summary>Bugs that people write. Each must be caught.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("no order row is written", Accounts + "Loaded.cs", "batch.Put(order, read[id].ETag);", "_ = id;"),
        new(
            "writes do not mind the ETag",
            Tables + "Batch.cs",
            "TableTransactionActionType.UpdateReplace, row, read)",
            "TableTransactionActionType.UpdateReplace, row, ETag.All)"),
        new(
            "a conflict is written over without reading again",
            Tables + "LedgerTable.cs",
            LosesACommit + "            return false;\n",
            LosesACommit + """
                        await accounts.SubmitTransactionAsync(
                            batch.Actions.Select(one => new TableTransactionAction(
                                TableTransactionActionType.UpsertReplace, one.Entity)),
                            cancellation);
                        return true;

            """),
        new(
            "a conflict is taken for success",
            Tables + "LedgerTable.cs",
            LosesACommit + "            return false;\n",
            LosesACommit + "            return true;\n"),
        new(
            "the answer is given before the commit",
            Accounts + "Settler.cs",
            "        if (loaded.Batch(partition, changes) is { } batch",
            "        replies.ForEach(reply => reply());\n        if (loaded.Batch(partition, changes) is { } batch"),
        new(
            "a refund told twice is taken twice",
            Orders + "OrderState.cs",
            "Whole is null ? Refunds : Kept.Union(Refunds, Whole.Refunds);",
            "Whole is null ? Refunds : [.. Refunds, .. Whole.Refunds];"),
        new(
            "two customers share a partition",
            Accounts + "AccountLines.cs",
            "var partition = Keys.Partition(shop.LedgerId, customer);",
            "var partition = Keys.Partition(shop.LedgerId, new(customer.Storefront, customer.Value[..^1]));"),
        new(
            "what has expired expires again",
            Ledger + "Fold.cs",
            "Lots = [.. account.Lots.Where(lot => (lot.ExpiresOn, lot.Rolls) != (dates.ExpiresOn, dates.Rolls))],",
            "Lots = account.Lots,"),
        new(
            "an old telling of an order is written over a newer one",
            Orders + "OrderState.cs",
            "var newer = Whole is null || Newness.Compare(order, Whole) > 0;",
            "var newer = Whole is null || Newness.Compare(order, Whole) != 0;"),
        new(
            "parts that waited for their order's owner are forgotten",
            Accounts + "Owners.cs",
            "return asked.With(news with { Waited = news.Waited?.With(locator.Parts) ?? locator.Parts });",
            "return asked;"),
        new(
            "two deliveries of one order in one transaction both count",
            Accounts + "Deciding.cs",
            "        loaded[news.Order] = settled;\n",
            "        _ = settled;\n"),
        new(
            "an order's terms are fixed anew each time",
            Ledger + "Settling.cs",
            "        if (record.Terms is not null)\n        {\n            return record.Terms;\n        }\n\n",
            ""),
        new(
            "an order's locator is not written",
            Accounts + "Owners.cs",
            "return (await locators.Insert(shop, order, customer, CancellationToken.None), null);",
            "return await Task.FromResult((true, (Exception?)null));"),
        new(
            "an entry does not know the one before it",
            Ledger + "Changes.cs",
            "Previous = Account.Hash };",
            "Previous = \"\" };"),
        new(
            "joining does not look back",
            Accounts + "Joiner.cs",
            "        .Where(order => order.Value is { Terms: null, Moved: null })\n",
            "        .Where(order => order.Value is { Terms: null, Moved: null, State.IsEmpty: true })\n"),
        new(
            "a program that has changed is not noticed while storage is away",
            Accounts + "Request.cs",
            "clock.GetElapsedTime(at) > ShopList.GoodFor)",
            "clock.GetElapsedTime(at) > TimeSpan.MaxValue)"),
        new(
            "a storage that does not answer is taken for a bug of ours",
            Tables + "StorageTrouble.cs",
            "TimeoutException or OperationCanceledException => true,",
            "TimeoutException => true,"),
        new(
            "a refund takes nothing back",
            Ledger + "Settling.cs",
            "var difference = due.Total - next.Recorded;",
            "var difference = Points.Max(Points.Zero, due.Total - next.Recorded);"),
        new(
            "a refund is computed without the tier's multiplier",
            Ledger + "Settling.cs",
            "var due = rules.Due(next.State, terms);",
            "var due = rules.Due(next.State, next.Recorded > Points.Zero ? terms with { Multiplier = 1 } : terms);"),
        new(
            "every order of a member is the first",
            Ledger + "Settling.cs",
            "held, paidAt, changes.Account.Orders + 1);",
            "held, paidAt, 1);"),
        new(
            "a campaign's weekday is not the shop's own",
            "functions/Loyalty/Program/EarningTerms.cs",
            "var day = ShopCalendar.DayAt(paidAt, program.TimeZone);",
            "var day = ShopCalendar.DayAt(paidAt, \"Etc/UTC\");"),
        new(
            "what a rule lowers is raised by the tier as if it had not",
            Earning + "Tally.cs",
            "shares[index] *= rule.Shares[index] ? rule.Multiplier : 1;",
            "shares[index] *= 1;"),
        new(
            "an order earns beyond the cap",
            Earning + "PointsFor.cs",
            "            tally.Cap(new Points(most));\n",
            ""),
        new(
            "an event gives points once more than its limit",
            Ledger + "Granting.cs",
            "day) < limit.Most))",
            "day) <= limit.Most))"),
        new(
            "an adjustment's key is not kept",
            Accounts + "OncePerKey.cs",
            "also => also.AddAnswer(keyed.Key, Kept(asked, keyed, answered))",
            "also => _ = answered"),
        new(
            "an adjustment that another writer overtook is taken for done",
            Accounts + "OncePerKey.cs",
            "return await ledger.Commit(batch, CancellationToken.None) ? answered : null;",
            "_ = await ledger.Commit(batch, CancellationToken.None);\n        return answered;"),
        new(
            "points that still wait are used",
            Ledger + "Lots.cs",
            "var share = lot.IsPending(today) || lot.IsExpired(today) ?",
            "var share = lot.IsExpired(today) ?"),
        new(
            "the points of a reward return while its code still works",
            "functions/App/Fulfilling/Finisher.cs",
            ": await fulfilments.Of(redemption).Unmake(shop, redemption, cancellation);",
            ": (Unmade)new Unmade.Gone();"),
        new(
            "the points of a reward stay away when its order is cancelled",
            Ledger + "Redeeming.cs",
            "Whole(taken.Points.Value * share) : Points.Zero;",
            "Points.Zero : Points.Zero;"),
        new(
            "a merged balance is given again where the merge is taken up again",
            Accounts + "MovedBalance.cs",
            "also.AddAnswer(key, way.Sent.Id);",
            "_ = also;"),
        new(
            "whoever has left is a member again by their next order",
            Ledger + "Membership.cs",
            "program.Joining.Automatic && changes.Account.State == MemberState.Customer",
            "program.Joining.Automatic && !changes.Account.IsMember"),
        new(
            "whoever has left goes on earning",
            Ledger + "Settling.cs",
            "account.IsMember && record.State.Whole is { } order",
            "account.State is MemberState.Member or MemberState.Left && record.State.Whole is { } order"),
        new(
            "an order that a merge brings along forgets its points",
            Ledger + "Moving.cs",
            "Brought = record with { State = new Orders.OrderState(), CameBy = null, Arrived = null },",
            "Brought = new OrderRecord { Id = record.Id },"),
    ];
}

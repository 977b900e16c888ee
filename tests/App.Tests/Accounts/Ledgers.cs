using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Loyalty;
using Loyalty.App;
using Loyalty.App.Accounts;
using Loyalty.App.Fulfilling;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Program;
using Loyalty.Tests;

namespace App.Tests.Accounts;

/// <summary>One test's tables, its clock and its dice: what several instances of the app share.</summary>
internal sealed class Ledgers
{
    private readonly Storage storage;
    private readonly string prefix = Azurite.NewTableName("l");

    private Ledgers(int seed)
    {
        Dice = new Dice(seed);
        storage = new Storage(new Settings
        {
            Storage = Azurite.ConnectionString,
            TablePrefix = prefix,
            EncryptionKeys = [new byte[32]],
        });
        Book = new LedgerTable(storage.Accounts);
    }

    public Dice Dice { get; }

    public HandMoved Clock { get; } = new(Some.Noon());

    /// <summary>The accounts as they stand, read past all disturbance.</summary>
    public LedgerTable Book { get; }

    /// <summary>A storefront in memory; what it is told to do, it does.</summary>
    public Maker Maker { get; } = new();

    public TableClient Accounts => storage.Accounts;

    public TableClient Orders => storage.Orders;

    public static async Task<Ledgers> New(int seed = 1)
    {
        var ledgers = new Ledgers(seed);
        await Task.WhenAll(
            ledgers.Accounts.CreateIfNotExistsAsync(),
            ledgers.Orders.CreateIfNotExistsAsync(),
            ledgers.storage.Outbox.CreateIfNotExistsAsync(),
            ledgers.storage.Stock.CreateIfNotExistsAsync());
        return ledgers;
    }

    /// <summary>A shop with this program; without one, whoever buys there joins by themselves.</summary>
    public static Shop Shop(LoyaltyProgram? program = null) => new(
        "shop",
        new ProgramHistory([program ?? Some.Program() with { Joining = new Joining(Automatic: true) }]),
        DemoShop.Settings);

    public static string Partition(CustomerId customer) => Keys.Partition("shop", customer);

    /// <summary>The app once more over the same tables, with something between it and them.</summary>
    public Instance Instance(params HttpPipelinePolicy[] between)
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        options.Diagnostics.IsLoggingEnabled = false;
        foreach (var policy in between)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }

        var service = new TableServiceClient(Azurite.ConnectionString, options);
        return new Instance(
            new LedgerTable(service.GetTableClient(prefix + "accounts")),
            new Locators(service.GetTableClient(prefix + "orders")),
            new OutboxTable(service.GetTableClient(prefix + "outbox")),
            service.GetTableClient(prefix + "stock"),
            storage,
            Maker,
            Clock,
            Dice);
    }

    public async Task<IReadOnlyList<Written>> Entries(CustomerId customer) =>
        await Book.Entries(Partition(customer), 1, long.MaxValue, CancellationToken.None);

    public async Task<Account> Account(CustomerId customer) =>
        (await Book.Account(Partition(customer), CancellationToken.None)).Value!;
}

/// <summary>The app's parts from a delivery to its account, put together as at its start.</summary>
internal sealed class Instance
{
    public Instance(
        LedgerTable ledger, Locators locators, OutboxTable outbox, TableClient stocked, Storage storage,
        Maker maker, TimeProvider clock, Random dice)
    {
        var backoff = new Backoff(clock, dice);
        var stock = new StockTable(stocked, new Encryption(new byte[32]), backoff, dice);
        var fulfilments = new AllFulfilments([maker, new ByHand()]);
        var redeemer = new Redeemer(
            ledger, outbox, stock, fulfilments, new FormerKeys(ledger), backoff, clock);
        var former = new FormerKeys(ledger);
        var spent = new SpentCodes(outbox);
        var joiner = new Joiner(ledger, spent, former, backoff, clock);
        var once = new OncePerKey(ledger, former, backoff, clock);
        var rewards = new MovedRewards(ledger);
        var orders = new MovedOrders(
            ledger, locators, rewards, new OwnOrders(ledger, spent, clock), spent, clock);
        Mover = new Mover(ledger, new MovedBalance(ledger, rewards, clock), orders, outbox, backoff, clock);
        Lines = new AccountLines(new Settler(
            ledger, spent, new Owners(locators), joiner, once, redeemer, backoff, clock), Mover);
        Finisher = new Finisher(ledger, outbox, stock, fulfilments, Lines, clock);
        Redemptions = new Redemptions(Lines, ledger, outbox, Finisher, Mover, clock);
        Room = new DeliveryRoom(Lines, locators, ledger, Mover, storage);
        Verifier = new Verifier(ledger, locators, backoff, clock);
        (Outbox, Stock) = (outbox, stock);
    }

    public AccountLines Lines { get; }

    public DeliveryRoom Room { get; }

    public Mover Mover { get; }

    public Finisher Finisher { get; }

    public Redemptions Redemptions { get; }

    public Verifier Verifier { get; }

    public OutboxTable Outbox { get; }

    public StockTable Stock { get; }

    /// <summary>What is wrong with the customers of these partitions, or of others in their ranges.</summary>
    public async Task<IReadOnlyList<(string Account, Finding Finding)>> Findings(
        Shop shop, IEnumerable<string> partitions)
    {
        var findings = new List<(string Account, Finding Finding)>();
        foreach (var range in partitions.Select(partition => partition.Split('|')[1]).Distinct(StringComparer.Ordinal))
        {
            findings.AddRange((await Verifier.Page(shop, range, null, CancellationToken.None)).Findings);
        }

        return findings;
    }
}

/// <summary>A clock that stands until it is moved; what waits, waits in real time.</summary>
internal sealed class HandMoved(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>The same numbers for the same seed, for whichever thread asks.</summary>
internal sealed class Dice(int seed) : Random(seed)
{
    private readonly Lock turn = new();

    public override int Next(int minValue, int maxValue)
    {
        lock (turn)
        {
            return base.Next(minValue, maxValue);
        }
    }

    public override int Next(int maxValue) => Next(0, maxValue);
}

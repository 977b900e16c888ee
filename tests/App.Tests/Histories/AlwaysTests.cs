using System.Text;
using App.Tests.Accounts;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Orders;
using Loyalty.Tests;
using Xunit;
using Xunit.Sdk;

namespace App.Tests.Histories;

/// <summary>
/// The same random lives of a shop as the pure rules are tried on, sent to the app over real tables. LOYALTY_RUNS says
/// how many; a failure names its seed, and LOYALTY_SEED plays that one again.
/// </summary>
public sealed class AlwaysTests
{
    [Fact]
    public Task histories_sent_in_turn_end_as_the_pure_rules_say() => Each(async (ledgers, history) =>
    {
        var books = new Books(history.First);
        var sending = new Sending(ledgers, history.First);
        foreach (var step in history.Steps)
        {
            var answered = await sending.Send(step);
            Agree(answered, books.Play(step), books, step);
        }

        var stored = await Stored.All(ledgers);
        foreach (var (account, written, _) in stored)
        {
            written.Zip(books.Entries(account.Customer)).Where(one => Text(one.First) != Text(one.Second))
                .Select(one => $"{Text(one.First)} and not {Text(one.Second)}").Take(1).Should().BeEmpty();
        }

        stored.ToDictionary(one => one.Account.Customer, one => Stored.Text(one.Account)).Should().BeEquivalentTo(
            books.Customers.ToDictionary(one => one, one => Stored.Text(books.Account(one))));
        stored.SelectMany(one => one.Orders).Where(one => one.Moved is null)
            .ToDictionary(one => one.Id, Stored.Text).Should().BeEquivalentTo(
            books.Records.ToDictionary(one => one.Id, Stored.Text));
        stored.SelectMany(one => one.Entries).Select(Text).Should().BeEquivalentTo(
            books.Customers.SelectMany(books.Entries).Select(Text));
        await HoldsAlways(ledgers, sending, history);
    });

    [Fact]
    public Task histories_sent_at_once_to_two_instances_keep_what_is_always_true() => Each(async (ledgers, history) =>
    {
        var sending = new Sending(ledgers, history.First);
        var sent = sending.SendTogether(history.Steps);
        while (!sent.IsCompleted)
        {
            (await Findings(ledgers, sending)).Should().BeEmpty("nothing is wrong while it is being written either");
        }

        await sent;
        await HoldsAlways(ledgers, sending, history);
    });

    private static async Task HoldsAlways(Ledgers ledgers, Sending sending, History history)
    {
        var stored = await Stored.All(ledgers);
        (await Findings(ledgers, sending)).Should().BeEmpty();
        await ChangesNothingAgain(ledgers, sending, history, stored);
        await IsFoundOut(ledgers, sending);
    }

    /// <summary>
    /// Every delivery, every joining, and whatever an owner did, again. A deletion that a newer order has
    /// overtaken is none of them: having no revision, it would count as a new one; as would leaving after coming back,
    /// or merging what was parted.
    /// </summary>
    private static async Task ChangesNothingAgain(
        Ledgers ledgers, Sending sending, History history, IReadOnlyList<Stored> stored)
    {
        var ofNobody = await Stored.OfNobody(ledgers, history.Steps.OfType<Step.Part>().Select(part => part.Order));
        var restored = stored.SelectMany(one => one.Orders).Select(order => (order.Id, order.State)).Concat(ofNobody)
            .Where(order => !order.State.IsDeleted).Select(order => order.Id).ToHashSet();
        var now = ledgers.Clock.Now.AddDays(1000);
        // A key that was used on two accounts as one stays with one of them when they are two again.
        var wasMerged = history.Steps.Any(step => step is Step.Merges);
        var before = await Stored.Bytes(ledgers);
        foreach (var step in history.Steps)
        {
            var isOvertaken = step is Step.Part { News: OrderPart.Deleted { DeliveryId: null } } part
                && restored.Contains(part.Order);
            var wasRefused = KeyOf(step) is { } key && !sending.Adjusted.Contains(key);
            var isAnother = step is Step.Changes or Step.Leaves or Step.Merges or Step.Splits or Step.Undoes
                || (wasMerged
                    && step is Step.Joins or Step.Redeems or Step.Adjusts or Step.Places or Step.Happens);
            if (!isAnother && !isOvertaken && !wasRefused)
            {
                var answered = await sending.Send(step with { At = now });
                (answered!.Outcome == Outcome.Unchanged || answered.Points == Points.Zero)
                    .Should().BeTrue("{0} came again", step);
            }
        }

        var after = await Stored.Bytes(ledgers);
        after.Where(row => !before.Contains(row, StringComparer.Ordinal)).Should().BeEmpty();
        after.Should().HaveSameCount(before);
    }

    /// <summary>One changed byte of one stored entry is named.</summary>
    private static async Task IsFoundOut(Ledgers ledgers, Sending sending)
    {
        var entries = (await Stored.Rows(ledgers.Accounts)).Where(row => row.ContainsKey("Fact")).ToList();
        if (entries.Count == 0)
        {
            return;
        }

        var changed = entries[ledgers.Dice.Next(entries.Count)];
        var fact = Encoding.UTF8.GetBytes(changed.GetString("Fact")!);
        fact[ledgers.Dice.Next(fact.Length)] ^= 1;
        changed["Fact"] = Encoding.UTF8.GetString(fact);
        await ledgers.Accounts.UpdateEntityAsync(changed, changed.ETag);

        var (account, finding) = (await Findings(ledgers, sending))[0];
        (Keys.Partition("shop", CustomerId.Parse(account)!.Value), Keys.Entry(finding.Entry ?? 0))
            .Should().Be((changed.PartitionKey, changed.RowKey), "{0}", finding);
    }

    private static async Task<IReadOnlyList<(string Account, Finding Finding)>> Findings(
        Ledgers ledgers, Sending sending) =>
        await ledgers.Instance().Findings(
            sending.Shop, (await Stored.Rows(ledgers.Accounts)).Select(row => row.PartitionKey));

    private static string Text(Written written) => Encoding.UTF8.GetString(written.Text);

    private static void Agree(Answered? answered, bool wrote, Books books, Step step)
    {
        if (KeyOf(step) is not null)
        {
            (answered!.Refused is null).Should().Be(wrote, "{0} was asked", step);
        }

        if (step is Step.Happens)
        {
            (answered!.Outcome == Outcome.Settled).Should().Be(wrote, "{0} was told", step);
        }

        var order = step is Step.Whole whole ? whole.Order.Id : step is Step.Part part ? part.Order : default;
        if (answered is not null && books.Records.Any(record => record.Id == order))
        {
            var owner = books.Account(books.OwnerOf(order));
            answered.Balance.Should().Be(
                owner.On(books.Rules.Programs.DayAt(step.At)).Balance, "{0} arrived", step);
            (answered.Outcome != Outcome.Unchanged).Should().Be(wrote, "{0} arrived", step);
        }
    }

    private static string? KeyOf(Step step) => step switch
    {
        Step.Adjusts adjusts => adjusts.Key,
        Step.Places places => places.Key,
        Step.Redeems redeems => redeems.Key,
        _ => null,
    };

    private static async Task Each(Func<Ledgers, History, Task> holds)
    {
        // The same lives for everybody, one with an order of nobody's that is deleted and comes back; a longer hunt
        // goes where none has been.
        var seeds = int.TryParse(Environment.GetEnvironmentVariable("LOYALTY_SEED"), out var one) ? [one]
            : int.TryParse(Environment.GetEnvironmentVariable("LOYALTY_RUNS"), out var runs)
                ? Enumerable.Range(0, runs).Select(_ => Random.Shared.Next()).ToArray()
                : [1, 2, 3, 4, 1866584748];
        foreach (var seed in seeds)
        {
            try
            {
                await holds(await Ledgers.New(seed), Sending.Of(seed, length: 50));
            }
            catch (Exception reason)
            {
                throw new XunitException($"LOYALTY_SEED={seed}: {reason.Message}", reason);
            }
        }
    }
}

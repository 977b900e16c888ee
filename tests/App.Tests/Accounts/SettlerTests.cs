using FluentAssertions;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Program;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Accounts;

public sealed class SettlerTests
{
    private static readonly CustomerId Ada = Some.Ada;

    [Fact]
    public async Task three_hundred_lots_that_lapse_are_written_down_in_pages()
    {
        var ledgers = await Ledgers.New();
        await Give(ledgers, lots: 300);
        var counting = new Counting();
        ledgers.Clock.Now = Some.Noon(1000);

        var answered = await ledgers.Instance(counting).Lines.Ask(Ledgers.Shop(), Ada, News(Some.Order(1000)));

        answered.Balance.Should().Be(new Points(100));
        counting.Transactions.Should().Be(5, "each holds some sixty lapsed lots");
        var lapsed = (await ledgers.Entries(Ada)).Select(written => written.Entry)
            .Where(entry => entry.Kind == EntryKind.Expired).ToList();
        lapsed.Select(entry => entry.Day).Should().Equal(Enumerable.Range(0, 300).Select(day => Some.Day(day + 1)));
        lapsed.Should().OnlyContain(entry => entry.Points == new Points(-3));
        (await ledgers.Account(Ada)).Balance.Should().Be(new Points(100));
    }

    [Fact]
    public async Task what_is_settled_and_told_again_writes_nothing_even_where_points_have_lapsed_since()
    {
        var ledgers = await Ledgers.New();
        var program = Some.Program() with
        {
            Joining = new Joining(Automatic: true),
            Expiry = new Expiry(ExpiryPolicy.Rolling, 1),
        };
        var counting = new Counting();
        var lines = ledgers.Instance(counting).Lines;
        await lines.Ask(Ledgers.Shop(program), Ada, News(Some.Order()));

        ledgers.Clock.Now = Some.Noon(100);
        var again = await lines.Ask(Ledgers.Shop(program), Ada, News(Some.Order()));

        again.Should().Be(new Answered(Outcome.Unchanged, Points.Zero, Points.Zero));
        counting.Transactions.Should().Be(1);
    }

    [Fact]
    public async Task what_was_recorded_and_is_told_again_is_not_settled_because_its_buyer_joined_by_themselves_since()
    {
        var ledgers = await Ledgers.New();
        var lines = ledgers.Instance().Lines;
        var asking = Ledgers.Shop(Some.Program() with { Joining = new Joining(Automatic: false) });
        await lines.Ask(asking, Ada, News(Some.Order()));
        await lines.Ask(Ledgers.Shop(), Ada, News(Some.Order().Named("later")));
        var entries = await ledgers.Entries(Ada);

        var again = await lines.Ask(Ledgers.Shop(), Ada, News(Some.Order()));

        again.Should().Be(new Answered(Outcome.Unchanged, Points.Zero, new Points(100)));
        (await ledgers.Entries(Ada)).Should().HaveCount(entries.Count);
        var news = await lines.Ask(Ledgers.Shop(), Ada, News(Some.Order().Again(day: 1)));
        news.Points.Should().Be(new Points(100));
    }

    [Fact]
    public async Task a_shop_read_too_long_ago_decides_nothing_for_its_program_may_have_changed()
    {
        var ledgers = await Ledgers.New();
        var read = ledgers.Clock.GetTimestamp();
        var old = read - (long)(46 * TimeSpan.TicksPerSecond * (ledgers.Clock.TimestampFrequency / 1e7));
        var lines = ledgers.Instance().Lines;
        var shop = Ledgers.Shop();

        var late = () => lines.Ask(shop with { ReadAt = old }, Ada, News(Some.Order()));
        await late.Should().ThrowAsync<TooBusyException>();
        var join = () => lines.Ask(shop with { ReadAt = old }, Ada, new Request.Join("once", "en", "terms"));
        await join.Should().ThrowAsync<TooBusyException>();
        (await ledgers.Entries(Ada)).Should().BeEmpty();

        (await lines.Ask(shop with { ReadAt = read }, Ada, News(Some.Order()))).Outcome.Should().Be(Outcome.Settled);
    }

    [Fact]
    public async Task an_order_in_a_currency_without_a_rate_is_recorded_and_says_so()
    {
        var ledgers = await Ledgers.New();
        var order = Some.Order() with { Currency = Currency.Of("NOK"), ShopCurrency = Currency.Of("NOK") };

        var answered = await ledgers.Instance().Lines.Ask(Ledgers.Shop(), Ada, News(order));

        answered.Should().Be(new Answered(Outcome.Recorded, Points.Zero, Points.Zero, Deciding.NoRate));
    }

    private static Request.OrderNews News(Loyalty.Orders.Order order) => new(order.Id, order, null, null, Some.Noon());

    /// <summary>Three points a day, each day's to be used by its evening.</summary>
    private static async Task Give(Ledgers ledgers, int lots)
    {
        var read = new Read<Account>(null, default);
        foreach (var days in Enumerable.Range(0, lots).Chunk(75))
        {
            var changes = new Changes(read.Value ?? new Account { Customer = Ada }, Some.Noon(-1), Some.Day(-1));
            foreach (var day in days)
            {
                changes.Add(changes.Draft(EntryKind.Earned) with
                {
                    Points = new Points(3),
                    Lot = new LotDates(null, Some.Day(day)),
                });
            }

            var batch = new Batch(Ledgers.Partition(Ada));
            changes.Entries.ToList().ForEach(batch.Add);
            batch.Put(changes.Account, read.ETag);
            (await ledgers.Book.Commit(batch, CancellationToken.None)).Should().BeTrue();
            read = await ledgers.Book.Account(Ledgers.Partition(Ada), CancellationToken.None);
        }
    }
}

using FluentAssertions;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.App.Tables;
using Loyalty.Orders;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Accounts;

public sealed class AccountLinesTests
{
    private static readonly CustomerId Ada = Some.Ada;

    [Fact]
    public async Task two_hundred_orders_of_one_member_at_once_are_settled_exactly_in_few_transactions()
    {
        var ledgers = await Ledgers.New();
        var counting = new Counting();
        var instances = new[] { ledgers.Instance(counting), ledgers.Instance(counting) };

        var answers = await Task.WhenAll(Enumerable.Range(1, 200).Select(number =>
            instances[number % 2].Lines.Ask(Ledgers.Shop(), Ada, News(number))));

        answers.Should().OnlyContain(answered =>
            answered.Outcome == Outcome.Settled && answered.Points == new Points(100));
        answers.Select(answered => answered.Balance.Value).Should().OnlyHaveUniqueItems();
        var entries = await ledgers.Entries(Ada);
        entries.Select(written => (int)written.Entry.Sequence).Should().Equal(Enumerable.Range(1, 201));
        (await ledgers.Account(Ada)).Balance.Should().Be(new Points(20_000));
        counting.Transactions.Should().BeLessThan(40, "orders that wait are settled together");
    }

    [Fact]
    public async Task an_order_is_settled_although_its_sender_has_gone()
    {
        var ledgers = await Ledgers.New();
        var gate = new Gate();
        var lines = ledgers.Instance(gate).Lines;
        using var gone = new CancellationTokenSource();
        var first = lines.Ask(Ledgers.Shop(), Ada, News(1)).WaitAsync(gone.Token);
        var second = lines.Ask(Ledgers.Shop(), Ada, News(2));

        await gone.CancelAsync();
        gate.Open();

        (await second).Outcome.Should().Be(Outcome.Settled);
        await first.Invoking(leader => leader).Should().ThrowAsync<OperationCanceledException>();
        (await ledgers.Account(Ada)).Balance.Should().Be(new Points(200));
    }

    [Fact]
    public async Task a_full_line_turns_away_and_goes_on_once_it_is_shorter()
    {
        var ledgers = await Ledgers.New();
        var gate = new Gate();
        var lines = ledgers.Instance(gate).Lines;
        var seen = new Request.CustomerNews(IsGone: false);
        var waiting = Enumerable.Range(0, AccountLines.MostWaiting)
            .Select(_ => lines.Ask(Ledgers.Shop(), Ada, seen)).ToList();

        var oneMore = () => lines.Ask(Ledgers.Shop(), new CustomerId("shopify", "other"), seen);
        await oneMore.Should().ThrowAsync<TooBusyException>();

        gate.Open();
        (await Task.WhenAll(waiting)).Count(answered => answered.Outcome == Outcome.Recorded).Should().Be(1);
        (await oneMore()).Outcome.Should().Be(Outcome.Recorded);
    }

    [Fact]
    public async Task orders_too_large_for_one_transaction_are_settled_one_by_one()
    {
        var ledgers = await Ledgers.New();
        var gate = new Gate();
        var lines = ledgers.Instance(gate).Lines;
        var asked = Enumerable.Range(1, 9).Select(number => lines.Ask(Ledgers.Shop(), Ada, Large(number, 500_000)))
            .Append(lines.Ask(Ledgers.Shop(), Ada, Large(10, 1_000_000))).ToList();

        gate.Open();

        foreach (var answer in asked.Take(9))
        {
            (await answer).Outcome.Should().Be(Outcome.Settled);
        }

        await asked[9].Invoking(answer => answer).Should().ThrowAsync<TooLargeException>();
        (await ledgers.Account(Ada)).Balance.Should().Be(new Points(900));
    }

    [Fact]
    public async Task an_order_that_cannot_be_decided_fails_alone()
    {
        var ledgers = await Ledgers.New();
        var gate = new Gate();
        var lines = ledgers.Instance(gate).Lines;
        var asked = Enumerable.Range(1, 5)
            .Select(number => lines.Ask(Ledgers.Shop(), Ada, number == 3 ? News(Undecidable()) : News(number)))
            .ToList();

        gate.Open();

        await asked[2].Invoking(answer => answer).Should().ThrowAsync<OverflowException>();
        (await Task.WhenAll(asked.Where(answer => answer != asked[2]))).Should()
            .OnlyContain(answered => answered.Outcome == Outcome.Settled);
    }

    private static Request.OrderNews News(int number) => News(Some.Order().Named("o" + number));

    private static Request.OrderNews News(Order order) => new(order.Id, order, null, null, Some.Noon());

    private static Request.OrderNews Large(int number, int length)
    {
        var bytes = new byte[length];
        new Random(number).NextBytes(bytes);
        return News(Some.Order().Named("o" + number) with { Coupons = [Convert.ToBase64String(bytes)] });
    }

    private static Order Undecidable() => Some.Order(lines: Some.Line(decimal.MaxValue), net: 0).Named("o3") with
    {
        Shipping = Price.Of(decimal.MaxValue),
    };
}

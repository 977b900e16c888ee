using FluentAssertions;
using Loyalty.Ledger;
using Xunit;

namespace Loyalty.Tests.Ledger;

public sealed class LotTests
{
    private static readonly DateOnly Today = Some.Day(50);

    [Fact]
    public void pending_points_are_apart_until_they_are_available()
    {
        var lots = Lots([(60, 400, 10), (70, 400, 5)]);
        lots.Should().HaveCount(2);
        Loyalty.Ledger.Lots.On(lots, Some.Day(65)).Should().HaveCount(2);
        Loyalty.Ledger.Lots.On(lots, Some.Day(70)).Should().Equal(new Lot(null, Some.Day(400), false, new Points(15)));
    }

    [Fact]
    public void points_of_the_same_dates_are_one_lot() =>
        Lots([(null, 400, 10), (20, 400, 5)]).Should().Equal(new Lot(null, Some.Day(400), false, new Points(15)));

    [Fact]
    public void the_soonest_expiry_is_taken_first_and_what_never_expires_last()
    {
        var lots = Lots([(null, null, 10), (null, 300, 10), (null, 200, 10)]);
        var (left, taken) = Loyalty.Ledger.Lots.Take(lots, null, new Points(25), Today);
        taken.Value.Should().Be(25);
        left.Should().Equal(new Lot(null, null, false, new Points(5)));
    }

    [Fact]
    public void an_orders_own_lot_is_taken_before_all()
    {
        var lots = Lots([(null, 200, 10), (null, 300, 10)]);
        var (left, taken) = Loyalty.Ledger.Lots.Take(lots, new LotDates(null, Some.Day(300)), new Points(15), Today);
        taken.Value.Should().Be(15);
        left.Should().Equal(new Lot(null, Some.Day(200), false, new Points(5)));
    }

    [Fact]
    public void nothing_is_taken_from_a_lot_whose_day_has_passed()
    {
        var (left, taken) = Loyalty.Ledger.Lots.Take(
            Lots([(null, 200, 10)]), new LotDates(null, Some.Day(200)), new Points(5), Some.Day(201));
        taken.Should().Be(Points.Zero);
        left.Should().ContainSingle();
    }

    [Fact]
    public void the_last_day_is_still_usable()
    {
        new Lot(null, Today, false, new Points(1)).IsExpired(Today).Should().BeFalse();
        new Lot(null, Today, false, new Points(1)).IsExpired(Today.AddDays(1)).Should().BeTrue();
    }

    [Fact]
    public void lots_that_roll_all_lapse_on_the_latest_day_given()
    {
        IReadOnlyList<Lot> lots = [];
        lots = Loyalty.Ledger.Lots.Add(lots, new LotDates(Some.Day(90), Some.Day(300), true), new Points(1), Today);
        lots = Loyalty.Ledger.Lots.Add(lots, new LotDates(null, Some.Day(200), true), new Points(2), Today);
        lots = Loyalty.Ledger.Lots.Add(lots, new LotDates(null, Some.Day(250), false), new Points(4), Today);
        lots.Where(lot => lot.Rolls).Should().OnlyContain(lot => lot.ExpiresOn == Some.Day(300)).And.HaveCount(2);
        Loyalty.Ledger.Lots.RollOn(lots, Some.Day(500)).Where(lot => lot.ExpiresOn == Some.Day(500))
            .Should().HaveCount(2);
    }

    [Fact]
    public void the_soonest_expiry_is_spent_first_and_what_waits_is_not()
    {
        var lots = Lots([(null, null, 10), (60, 200, 10), (null, 300, 10)]);
        Loyalty.Ledger.Lots.Spend(lots, new Points(15), Today).Should().Equal(
            new Lot(Some.Day(60), Some.Day(200), false, new Points(10)), new Lot(null, null, false, new Points(5)));
    }

    [Fact]
    public void no_more_can_be_spent_than_can_be_used()
    {
        var lots = Lots([(null, null, 10), (60, 200, 10), (null, 40, 10)]);
        var spending = () => Loyalty.Ledger.Lots.Spend(lots, new Points(11), Today);
        spending.Should().Throw<InvalidOperationException>();
        Loyalty.Ledger.Lots.Spend(lots, new Points(10), Today).Sum(lot => lot.Points.Value).Should().Be(20);
    }

    private static IReadOnlyList<Lot> Lots((int? AvailableOn, int? ExpiresOn, long Points)[] given) => given.Aggregate(
        (IReadOnlyList<Lot>)[],
        (lots, one) => Loyalty.Ledger.Lots.Add(lots, new LotDates(On(one.AvailableOn), On(one.ExpiresOn)),
            new Points(one.Points), Today));

    private static DateOnly? On(int? day) => day is { } number ? Some.Day(number) : null;
}

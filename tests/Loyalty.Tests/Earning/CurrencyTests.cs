using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Earning;

public sealed class CurrencyTests
{
    private static readonly Currency Jpy = Currency.Of("JPY");
    private static readonly Currency Kwd = Currency.Of("KWD");

    [Theory]
    [InlineData("JPY", 0, "1500")]
    [InlineData("EUR", 2, "15")]
    [InlineData("KWD", 3, "1.5")]
    [InlineData("CLF", 4, "0.15")]
    public void minor_units_are_each_currencys_own(string code, int exponent, string major)
    {
        var money = new Money(1500, Currency.Of(code));
        money.Currency.Exponent.Should().Be(exponent);
        money.AmountMajor.Should().Be(decimal.Parse(major, System.Globalization.CultureInfo.InvariantCulture));
        Money.FromMajor(money.AmountMajor, money.Currency).Should().Be(money);
    }

    [Fact]
    public void yen_have_no_decimals_and_dinars_three()
    {
        var program = Some.Program(new Rate(Some.Eur, 1, 100), new Rate(Jpy, 1, 150), new Rate(Kwd, 1, 300));
        Some.Points(program, In(Jpy, 1500, 1000)).Should().Be(10);
        Some.Points(program, In(Kwd, 3299, 1000)).Should().Be(10);
    }

    [Fact]
    public void the_buyers_currency_counts_where_it_has_a_rate_else_the_shops()
    {
        Some.Points(Some.Program(new Rate(Some.Eur, 1, 100), new Rate(Jpy, 1, 100)), In(Jpy, 1500, 1000))
            .Should().Be(15);
        Some.Points(Some.Program(), In(Jpy, 1500, 1000)).Should().Be(10);
    }

    [Fact]
    public void without_a_rate_there_are_no_terms()
    {
        var program = Some.Program(new Rate(Kwd, 1, 300));
        Terms.For(In(Jpy, 1500, 1000), program, program.Tiers[0], Some.Noon()).Should().BeNull();
    }

    [Fact]
    public void a_dispute_in_the_other_of_the_orders_currencies_is_converted_by_the_orders_totals()
    {
        var order = In(Jpy, 1500, 1000);
        Some.Points(order, Disputed(750, Jpy)).Should().Be(5);
        Some.Points(order, Disputed(500, Some.Eur)).Should().Be(5);
    }

    [Fact]
    public void a_dispute_in_a_third_currency_means_the_whole_order() =>
        Some.Points(In(Jpy, 1500, 1000), Disputed(1, Kwd)).Should().Be(0);

    [Fact]
    public void spend_is_counted_in_the_first_rates_currency()
    {
        var program = Some.Program(new Rate(Some.Eur, 1, 100), new Rate(Jpy, 1, 150)) with
        {
            Qualifying = new Qualifying(QualifyBy.Spend),
        };
        Some.Due(Some.State(In(Jpy, 1500, 1)), program).Progress.Should().Be(10);
    }

    private static OrderPart Disputed(decimal amount, Currency currency) =>
        Some.Part(new Dispute("dp", new Money(amount, currency), DisputeState.Open, new Revision(1)));

    private static Order In(Currency currency, decimal buyer, decimal shop) => Some.Order() with
    {
        Currency = currency,
        Lines = [Some.Line(0) with { Net = new Price(buyer, shop) }],
        Total = new Price(buyer, shop),
    };
}

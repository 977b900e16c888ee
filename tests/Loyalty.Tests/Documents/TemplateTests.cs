using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Program;
using Loyalty.Program.Kinds;
using Xunit;

namespace Loyalty.Tests.Documents;

/// <summary>The programs in docs/programs are read without a flaw, and named orders earn what they promise.</summary>
public sealed class TemplateTests
{
    private const int Wednesday = 0;
    private const int Saturday = 3;
    private const int Tuesday = 6;

    private static readonly Currency Nok = Currency.Of("NOK");

    public static TheoryData<string> Names =>
        new(Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)));

    [Theory]
    [MemberData(nameof(Names))]
    public void every_template_is_read_without_a_flaw(string name) => Template(name).Should().NotBeNull();

    [Theory]
    [MemberData(nameof(Names))]
    public void every_word_of_a_template_is_in_every_language_it_speaks(string name)
    {
        var program = Template(name);
        IEnumerable<Words> words =
        [
            program.Name,
            .. program.Tiers.Select(tier => tier.Name),
            .. program.Tiers.SelectMany(tier => tier.Perks).SelectMany(perk => new[] { perk.Name, perk.Text }),
            .. program.Earning!.Rules?.Select(rule => rule.Name) ?? [],
            .. program.Earning.Events!.Select(rule => rule.Name),
            .. program.Rewards!.SelectMany(reward => new[] { reward.Name, reward.Text }),
        ];

        words.Should().OnlyContain(text => program.Languages!.All(text.ByLanguage.ContainsKey));
    }

    [Fact]
    public void classic_welcomes_the_first_order_and_doubles_on_tuesdays()
    {
        var books = Some.Books(Template("classic"));

        Earned(books, Some.Order(Wednesday).Named("1")).Should().Be(100 + 50);
        Earned(books, Some.Order(Tuesday, 25_000).Named("2")).Should().Be(2 * 250);
        Earned(books, Some.Order(Wednesday + 7).Named("3")).Should().Be(125, "silver is held by now");
        Earned(books, Some.Order(Tuesday + 7).Named("4")).Should().Be(225, "a quarter and one more are added");
    }

    [Fact]
    public void classic_gives_back_between_two_and_eight_percent_without_campaigns()
    {
        var program = Template("classic");

        foreach (var reward in program.Rewards!)
        {
            foreach (var tier in program.Tiers)
            {
                (reward.Amount![0].AmountMinor * tier.Multiplier / reward.Points).Should().BeInRange(2, 8);
            }
        }
    }

    [Fact]
    public void status_first_gives_no_discount_anywhere()
    {
        var program = Template("status-first");

        program.PayWithPoints.Should().BeNull();
        program.Tiers.Should().OnlyContain(tier => tier.Multiplier == 1);
        program.Tiers.SelectMany(tier => tier.Perks).Should().NotContain(perk => perk.Kind == PerkKind.FreeShipping);
        program.Rewards.Should().OnlyContain(reward => reward.Kind is Gift);
        program.Earning!.Rules.Should().BeNull();
    }

    [Fact]
    public void status_first_counts_what_is_spent_and_earns_the_same_in_every_tier()
    {
        var books = Some.Books(Template("status-first"));

        Earned(books, Some.Order(Wednesday, 40_000).Named("1")).Should().Be(400);
        Earned(books, Some.Order(Saturday).Named("2")).Should().Be(100);
        books.Record(Some.Order().Named("2").Id).Terms!.Tier.Should().Be("insider");
    }

    [Fact]
    public void international_earns_the_same_in_every_currency()
    {
        var program = Template("international");

        program.Rates.Should().HaveCountGreaterThan(7);
        foreach (var rate in program.Rates)
        {
            var order = Some.Order(Wednesday, 100 * rate.PerMinor) with { Currency = rate.Currency };
            Earned(Some.Books(program), order).Should().Be(100 + 40, rate.Currency.Code);
        }
    }

    [Fact]
    public void international_lowers_sales_raises_weekends_and_leaves_out_what_must_not_be_rewarded()
    {
        var books = Some.Books(Template("international"));
        var wine = Some.Line(30_000, "b") with { Sku = "WINE-7" };
        var bargain = Some.Line(40_000, "c") with { Facts = new LineFacts(IsOnSale: true) };

        Earned(books, Nordic(Wednesday, "1", Some.Line(100_000), wine)).Should().Be(100 + 40);
        Earned(books, Nordic(Saturday, "2", Some.Line(100_000), bargain)).Should().Be(150 + 30);
        Earned(books, Nordic(Tuesday, "3", Some.Line(50_000)) with
        {
            Facts = new OrderFacts(Tags: ["Subscription Recurring Order"]),
        }).Should().Be(50 + 10);
        Earned(books, Nordic(Tuesday, "4", Some.Line(50_000)) with { Source = "amazon" }).Should().Be(0);
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Documents", "programs");

    internal static LoyaltyProgram Template(string name)
    {
        var (program, flaws) = Document.Read(File.ReadAllText(Path.Combine(Folder, name + ".json")));
        flaws.Should().BeEmpty();
        return program!;
    }

    private static Order Nordic(int day, string id, params OrderLine[] lines) =>
        Some.Order(day, 0, lines).Named(id) with { Currency = Nok, ShopCurrency = Nok };

    private static long Earned(Books books, Order order)
    {
        books.Tell(order, order.PlacedAt);
        return books.Record(order.Id).Recorded.Value;
    }
}

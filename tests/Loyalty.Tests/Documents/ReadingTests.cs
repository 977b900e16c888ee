using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Documents;

/// <summary>Documents as owners write them: what is right is read whole, what is wrong is named by its place.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void a_program_that_says_everything_is_read_and_written_as_it_was()
    {
        var whole = Document.Whole();

        var (program, flaws) = Document.Read(whole.ToJsonString());

        flaws.Should().BeEmpty();
        whole.Remove("$schema");
        Defaulted(ProgramDraft.Write(program!)).Should().Be(Defaulted(whole));
    }

    [Fact]
    public void what_is_not_said_is_the_designs_and_what_need_not_be_is_not_written()
    {
        var (program, flaws) = Document.Read(Least);

        flaws.Should().BeEmpty();
        var written = ProgramDraft.Write(program!);
        written.Select(one => one.Key).Should().Equal(
            "name", "timeZone", "defaultLanguage", "joining", "rates", "base", "rounding", "availability", "expiry",
            "qualifying", "tiers", "clamp");
        program!.Qualifying.Should().Be(new Qualifying());
        Document.Read(written.ToJsonString()).Program.Should().BeEquivalentTo(program);
    }

    [Fact]
    public void parts_that_say_little_have_their_defaults()
    {
        var (program, _) = Document.Read(Document.With("/guardrails", "{}"));
        var (paying, _) = Document.Read(Document.With(
            "/payWithPoints", """{ "worth": [{ "amountMinor": 1, "currency": "EUR" }] }"""));
        var (earning, _) = Document.Read(Document.With("/earning", "{}"));

        program!.Guardrails.Should().Be(new Guardrails());
        paying!.PayWithPoints.Should().BeEquivalentTo(new PayWithPoints([new Money(1, Some.Eur)], 1, 100, 1));
        earning!.Earning.Should().Be(new EarningRules());
    }

    [Theory]
    [InlineData("/name/en", "\\ud800")]
    [InlineData("/timeZone", "\\udc00")]
    public void half_a_character_is_no_text(string place, string half) =>
        Document.Read(Document.With(place, "\"HALF\"").Replace("HALF", half, StringComparison.Ordinal))
            .Flaws.Should().ContainSingle(flaw => flaw.Code == Flaw.NotJson);

    /// <summary>Each by itself is within its bounds; no schema can say it.</summary>
    [Theory]
    [InlineData("/rates/0", """{ "currency": "EUR", "points": 1000000, "perMinor": 0.01 }""", "/rates/0/points")]
    [InlineData("/rates/0", """{ "currency": "EUR", "points": 0.000001, "perMinor": 100000 }""", "/rates/0/points")]
    [InlineData("/earning/events/0/fields", """[{ "name": "a", "kind": "text", "least": 5000 }]""",
        "/earning/events/0/fields/0/least")]
    public void what_nothing_could_be_reckoned_by_is_out_of_range(string place, string value, string flaw) =>
        Document.Read(Document.With(place, value)).Flaws.Should().Contain(new Flaw(flaw, Flaw.OutOfRange));

    [Theory]
    [InlineData(Stacking.Multiply, 3, true)]
    [InlineData(Stacking.Multiply, 4, false)]
    [InlineData(Stacking.Add, 100, true)]
    public void multipliers_stay_numbers_together(Stacking stacking, int rules, bool isSound)
    {
        var hundreds = Enumerable.Range(1, rules).Select(number => new Rule("r" + number, Some.Words("r"), 100));
        var program = Some.Program() with { Earning = new EarningRules(Stacking: stacking, Rules: [.. hundreds]) };

        ProgramCheck.Of(program).Should().BeEquivalentTo(
            isSound ? Array.Empty<Flaw>() : [new Flaw("/earning/stacking", Flaw.OutOfRange)]);
    }

    /// <summary>The terms of an order hold its rules, and an entry its terms and a reason for each.</summary>
    [Theory]
    [InlineData(500, true)]
    [InlineData(1_000, false)]
    public void rules_are_no_longer_than_an_entry_can_hold(int skus, bool isSound)
    {
        var lines = new Choice<LineMatch>(Exclude:
            [new LineMatch(Skus: [.. Enumerable.Range(10_000, skus).Select(number => $"SKU-{number}-0000")])]);
        var program = Some.Program() with { Earning = new EarningRules(Goods: lines) };

        ProgramCheck.Of(program).Should().BeEquivalentTo(
            isSound ? Array.Empty<Flaw>() : [new Flaw("/earning", Flaw.TooMany)]);
    }

    [Theory]
    [InlineData("https://{order}.example/again", false)]
    [InlineData("https://shop.example{order}", false)]
    [InlineData("https://%", false)]
    [InlineData("https://shop.example/{order}", true)]
    [InlineData("https://shop.example?again={order}", true)]
    public void an_order_never_decides_where_a_perk_leads(string url, bool isSound)
    {
        var perk = new Perk("again", Some.Words("a"), Some.Words("b"), PerkKind.Reorder, Url: Some.Words(url));
        var program = Some.Program() with { Tiers = [Some.Tier("all", 0) with { Perks = [perk] }] };

        ProgramCheck.Of(program).Select(flaw => flaw.Code).Should().BeEquivalentTo(
            isSound ? Array.Empty<string>() : [Flaw.NotALink]);
    }

    [Theory]
    [MemberData(nameof(BadDocuments.Table), MemberType = typeof(BadDocuments))]
    public void what_is_wrong_is_named_by_its_place(string place, string value, string flaw)
    {
        var (program, flaws) = Document.Read(Document.With(place, value));

        program.Should().BeNull();
        flaws.Select(one => $"{one.Place}|{one.Code}").Should().Contain(flaw);
    }

    [Fact]
    public void every_flaw_a_document_can_have_by_itself_is_in_the_table_of_bad_documents()
    {
        string[] beyond = [Flaw.NotJson, Flaw.NoticeMissing, Flaw.NoticeTooShort, Flaw.NextUnannounced];
        var codes = typeof(Flaw).GetFields().Where(one => one.IsLiteral)
            .Select(one => (string)one.GetRawConstantValue()!);

        codes.Except(BadDocuments.All.Select(one => one.Flaw.Split('|')[1]), StringComparer.Ordinal)
            .Should().BeEquivalentTo(beyond);
    }

    [Fact]
    public void of_very_many_flaws_enough_are_told()
    {
        var perks = string.Join(',', Enumerable.Repeat("""{ "code": "", "name": {}, "text": {} }""", 1_000));

        Document.Read(Document.With("/tiers/1/perks", $"[{perks}]")).Flaws.Should().HaveCount(200);
    }

    private const string Least = """
        {
          "name": { "en": "Points" },
          "rates": [{ "currency": "eur", "points": 1, "perMinor": 100 }],
          "tiers": [{ "code": "all", "name": { "en": "All" }, "threshold": 0, "multiplier": 1, "perks": [] }]
        }
        """;

    /// <summary>As text in the order of its names, with what is left out of it said.</summary>
    private static string Defaulted(JsonObject document)
    {
        document["tiers"]![1]!["perks"]![0]!["kind"] = "text";
        foreach (var field in document["earning"]!["events"]![0]!["fields"]!.AsArray())
        {
            field!["required"] ??= false;
        }

        return Sorted(document).ToJsonString();
    }

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject all => new JsonObject(all.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => KeyValuePair.Create(one.Key, (JsonNode?)Sorted(one.Value!)))),
        JsonArray all => new JsonArray([.. all.Select(one => Sorted(one!))]),
        _ => node.DeepClone(),
    };
}

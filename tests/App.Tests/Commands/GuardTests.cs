using System.Text.Json.Nodes;
using App.Tests.Running;
using FluentAssertions;
using Xunit;

namespace App.Tests.Commands;

/// <summary>What <c>loyalty program</c> says to look at, and a version taken back.</summary>
public sealed class GuardTests(OpenShop open) : IClassFixture<OpenShop>, IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".json");

    public static TheoryData<string, string> Sentences => new()
    {
        {
            """
            {
              "code": "discount_above_ceiling", "tier": "gold", "percent": 32.50, "limit": 20, "by": "/rewards/0",
              "rules": ["a", "b"]
            }
            """,
            "Tier gold can give back 32.50 % by /rewards/0, more than your 20 %; what stacks: a, b."
        },
        {
            """{"code":"discount_below_floor","tier":"gold","percent":0.5,"limit":1,"by":"/payWithPoints"}""",
            "Tier gold gives back 0.5 % by /payWithPoints, less than your 1 %: too little to change anything."
        },
        {
            """{"code":"first_reward_far","points":400,"orders":8,"limit":6}""",
            "The first reward costs 400 points, which 8 orders of the median basket gather; you want no more "
            + "than 6 orders."
        },
        {
            """{"code":"first_reward_far","points":400,"limit":6}""",
            "The first reward costs 400 points, which a thousand orders of the median basket do not gather; you "
            + "want no more than 6 orders."
        },
        { """{"code":"reward_unreachable","why":"ended"}""", "Nobody can have it: its last day is over." },
        { """{"code":"reward_unreachable","why":"out_of_stock"}""", "Nobody can have it: there is none left." },
        {
            """{"code":"reward_unreachable","why":"expires_first","points":900,"orders":60,"limit":52}""",
            "Nobody can have it: it costs 900 points, which 60 orders of the median basket gather; with an order "
            + "a week, points expire after 52."
        },
        {
            """{"code":"reward_unreachable","why":"too_dear","points":900}""",
            "Nobody can have it: it costs 900 points, which a thousand orders of the median basket do not gather."
        },
        {
            """{"code":"reward_unreachable","why":"tier_unreachable","tier":"gold","threshold":9000,"limit":2600}""",
            "Nobody can have it: tier gold takes 9000, and an order of the median basket a week comes to 2600 in the "
            + "time that counts."
        },
        {
            """{"code":"basket_unknown"}""",
            "Nobody knows what an order usually comes to: say it in guardrails.medianBasket until there are 30 orders."
        },
        {
            """{"code":"currency_without_rate","currency":"NOK"}""",
            "The shop sells in NOK, and nothing is earned in it: add a rate."
        },
        {
            """{"code":"rate_out_of_line","currency":"NOK","rate":1,"expected":12,"ratesOf":"2025-06-30"}""",
            "1 NOK earn as much as one of the first rate’s currency, which buys 12 (roughly, as of 2025-06-30; say it "
            + "yourself in guardrails.exchangeRates)."
        },
        {
            """{"code":"rate_out_of_line","currency":"NOK","rate":1,"expected":12}""",
            "1 NOK earn as much as one of the first rate’s currency, which buys 12 (as you say)."
        },
        {
            """{"code":"words_missing","language":"nb","count":4}""",
            "Words are missing in nb in 4 places; the first is here."
        },
        {
            """{"code":"forbidden_goods","goods":"infant_formula","word":"baby milk"}""",
            "“baby milk”: many countries forbid to reward infant formula. Ask somebody who knows the law where "
            + "you sell."
        },
        {
            """{"code":"category_unmapped","category":"Shoes\u001b[0m"}""",
            "No storefront may tell the category “Shoes\uFFFD[0m”: say in mapping.categories which goods are in it."
        },
    };

    public void Dispose() => File.Delete(file);

    [Theory]
    [MemberData(nameof(Sentences))]
    public async Task a_warning_is_a_sentence_with_its_numbers(string warning, string sentence)
    {
        await File.WriteAllTextAsync(file, "{\n  \"tiers\": []\n}");
        var placed = JsonNode.Parse(warning)!.AsObject();
        placed["place"] = "/tiers/0";
        using var app = new Pretender((_, _) => (200, "application/json", $$$"""
            {"version":2,"inForceFrom":"2026-01-01T00:00:00Z","document":{},"warnings":[{{{placed.ToJsonString()}}}],
            "basket":{"amountMinor":4550,"currency":"EUR","exponent":2,"from":"orders","orders":34}}
            """));

        var told = await CommandLine.Type(
            "key", "program", "check", file, "--shop", "x", "--url", app.Address.AbsoluteUri);

        told.Exit.Should().Be(0, "{0}", told);
        told.Output.Should().Be(
            $"{file}:2: /tiers/0: {(string?)placed["code"]}\n  {sentence}\n"
            + "Reckoned with a median basket of 45.5 EUR, of 34 orders.\nNothing is wrong; warnings: 1.\n");
    }

    [Fact]
    public async Task warnings_end_a_check_only_where_it_is_strict()
    {
        await Write(document => document["currencies"] = new JsonArray("EUR", "NOK"));

        var told = await open.Owner("program", "check", file);
        var strict = await open.Owner("program", "check", file, "--strict");
        var json = await open.Owner("program", "check", file, "--json");
        var put = await open.Owner("program", "put", file, "--dry-run");

        (told.Exit, strict.Exit, strict.Output).Should().Be((0, 1, told.Output), "{0}", told);
        told.Output.Should().Contain(": /currencies/1: currency_without_rate\n");
        json.Json["warnings"]!.AsArray().Single()!.ToJsonString().Should()
            .Be("""{"code":"currency_without_rate","place":"/currencies/1","currency":"NOK"}""");
        (put.Exit, put.Error).Should().Match<(int, string)>(one => one.Item1 == 0
            && one.Item2.Contains("currency_without_rate\n  The shop sells in NOK", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_version_to_come_is_taken_back_and_one_in_force_is_not()
    {
        await Write(document => document["clamp"] = true);
        var from = DateTime.UtcNow.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await open.Owner("program", "put", file, "--from", from, "--yes")).Exit.Should().Be(0);

        var unsure = await open.Owner("program", "withdraw", "2");
        var tried = await open.Owner("program", "withdraw", "2", "--dry-run");
        var gone = await open.Owner("program", "withdraw", "2", "--yes");
        var again = await open.Owner("program", "withdraw", "2", "--yes");
        var inForce = await open.Owner("program", "withdraw", "1", "--yes");

        unsure.Error.Should().Contain("(not_confirmed)");
        (tried.Exit, tried.Output, tried.Error).Should().Be((0, gone.Output, "Nothing was withdrawn: --dry-run.\n"));
        gone.Output.Should().Be($"version 2 does not take effect at {from} 00:00:00Z\n", "{0}", gone);
        again.Output.Should().Be(gone.Output);
        (inForce.Exit, inForce.Error).Should().Match<(int, string)>(one => one.Item1 == 2
            && one.Item2.Contains("(program_in_force)\nIt stays: put another version", StringComparison.Ordinal));
        (await open.Owner("program", "show", "--version", "2")).Error.Should().StartWith("Version 2 was withdrawn");
        (await open.Owner("program", "put", file, "--yes")).Output.Should().StartWith("version 4 takes effect at ");
    }

    [Fact]
    public async Task a_cut_is_checked_against_the_day_it_is_for_and_compared_all_the_same()
    {
        await Write(document =>
        {
            document["rates"]![0]!["perMinor"] = 999;
            document["notice"] = new JsonObject { ["en"] = "Points get rarer." };
        });
        var later = DateTime.UtcNow.AddDays(32).ToString(
            "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var now = await open.Owner("program", "check", file);
        var then = await open.Owner("program", "check", file, "--from", later);
        var nobody = await open.Owner("program", "check", file, "--unannounced");
        var differs = await open.Owner("program", "diff", file);

        (now.Exit, then.Exit, nobody.Exit, differs.Exit).Should().Be((1, 0, 0, 1), "{0}{1}{2}", now, then, nobody);
        now.Output.Should().Contain(": /rates/0: notice_too_short\n").And.Contain("(--from)");
        differs.Output.Should().Contain("/rates/0/perMinor");
    }

    private async Task Write(Action<JsonObject> edit)
    {
        var document = JsonNode.Parse((await open.Owner("program", "show", "--version", "1")).Output)!.AsObject();
        edit(document);
        await File.WriteAllTextAsync(file, document.ToJsonString(new() { WriteIndented = true }));
    }
}

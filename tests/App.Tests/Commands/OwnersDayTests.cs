using System.Text.Json.Nodes;
using App.Tests.Running;
using FluentAssertions;
using Standins;
using Xunit;

namespace App.Tests.Commands;

/// <summary>What an owner does with a shop from the command line, against the app itself.</summary>
public sealed class OwnersDayTests(OpenShop open) : IClassFixture<OpenShop>
{
    [Fact]
    public async Task a_shop_is_made_once_and_its_keys_are_shown_once()
    {
        var id = "made-" + Any.Number();
        string[] line = ["shop", "create", id, "--currency", "NOK", "--language", "nb", "--name", "Nordlysklubben"];

        var tried = await open.Deployment([.. line, "--dry-run"]);
        var made = await open.Deployment(line);
        var again = await open.Deployment(line);

        (tried.Exit, tried.Output.Contains("key", StringComparison.Ordinal)).Should().Be((0, false), "{0}", tried);
        made.Exit.Should().Be(0, "{0}", made);
        made.Output.Should().MatchRegex(@"^shop +\S+\nprogram +1\nowner key +[\w-]{43}\nmember key +[\w-]{43}\n$");
        made.Error.Should().Contain("this once").And.Contain("LOYALTY_OWNER_KEY").And.Contain("LOYALTY_MEMBER_KEY");
        again.Exit.Should().Be(2, "{0}", again);
        again.Error.Should().Contain("(shop_exists)\n").And.Contain("Take another id");
        (await open.Deployment("shop", "list")).Output.Should().Contain(id);
        (await open.Owner("shop", "list")).Error.Should().Contain("(owner_key_wrong)", "a shop's key opens no other");
    }

    [Fact]
    public async Task origins_are_set_and_every_act_is_written_down()
    {
        var set = await open.Owner(
            "shop", "set", "--origin", "https://nordlys.example", "--origin", "https://www.nordlys.example");
        var shown = await open.Owner("shop", "show");
        var acts = await open.Owner("shop", "audit", "--limit", "5");

        set.Exit.Should().Be(0, "{0}", set);
        shown.Output.Should().Contain("https://nordlys.example, https://www.nordlys.example")
            .And.NotContain(open.OwnerKey);
        acts.Exit.Should().Be(0, "{0}", acts);
        acts.Output.Split('\n')[0].Should().Contain("shop.");
    }

    [Fact]
    public async Task a_key_is_rotated_and_both_count_for_a_while()
    {
        var tried = await open.Owner("shop", "rotate-keys", "--which", "member", "--dry-run");
        var made = await open.Owner("shop", "rotate-keys", "--which", "member", "--keep-hours", "1", "--yes", "--json");

        tried.Exit.Should().Be(0, "{0}", tried);
        made.Exit.Should().Be(0, "{0}", made);
        foreach (var key in new[] { open.MemberKey, (string)made.Json["value"]! })
        {
            var seen = await new Member(open.Client, open.Shop, "shopify:1", key).Sees();
            seen.Status.Should().Be(200, "{0}", seen);
        }
    }

    [Fact]
    public async Task points_are_given_and_taken_and_shown()
    {
        await using var store = await ShopifyStandin.Start();
        await open.Connecting("shop", "connect", "shopify", "--store", store.Address.AbsoluteUri, "--no-test");
        var member = open.Member("shopify:" + Any.Number());
        (await member.Joins(Any.Number())).Status.Should().BeInRange(200, 201);

        var given = await open.Owner("member", "adjust", member.Customer, "--points", "500", "--reason", "gift");
        var taken = await open.Owner("member", "adjust", member.Customer, "--points", "-50", "--reason", "correction");
        var tried = await open.Owner(
            "member", "adjust", member.Customer, "--points", "9", "--reason", "gift", "--dry-run");
        var tooMany = await open.Owner(
            "member", "adjust", member.Customer, "--points", "-9000", "--reason", "correction");
        var shown = await open.Owner("member", "show", member.Customer);

        given.Output.Should().Be($"{member.Customer}: +500 points, balance 500\n", "{0}", given);
        taken.Output.Should().Be($"{member.Customer}: -50 points, balance 450\n", "{0}", taken);
        tried.Exit.Should().Be(0, "{0}", tried);
        tooMany.Error.Should().Contain("450").And.Contain("(points_insufficient)");
        shown.Output.Should().MatchRegex(@"balance +450\n").And.Contain("+500").And.Contain("-50")
            .And.NotContain("+9 ");
        (await open.Owner("member", "show", "shopify:0")).Error.Should().Contain("(member_unknown)");
    }

    [Fact]
    public async Task whoever_serves_finds_a_member_by_the_card_and_does_nothing_else()
    {
        var member = open.Member("shopify:" + Any.Number());
        await member.Joins(Any.Number());
        var card = (await member.Sees("/card")).Json;
        var spoken = string.Join(' ', card["groups"]!.AsArray().Select(group => (string)group!));
        var made = await open.Owner("shop", "rotate-keys", "--which", "staff", "--yes", "--json");
        var staff = (string)made.Json["value"]!;
        string[] show = ["member", "show", "--card", spoken, "--key", staff];

        var found = await open.Owner([.. show, "--limit", "0"]);
        var history = await open.Owner(show);
        var gift = await open.Owner(
            "member", "adjust", member.Customer, "--points", "9", "--reason", "gift", "--key", staff);

        found.Exit.Should().Be(0, "{0}", found);
        found.Output.Should().Contain(member.Customer);
        history.Error.Should().Contain("(staff_key_limited)").And.Contain("--limit 0");
        (gift.Exit, gift.Error.Contains("(staff_key_limited)", StringComparison.Ordinal)).Should().Be((2, true));
        (await open.Owner("shop", "show")).Output.Should().Contain("staff key").And.NotContain(staff);
        (await open.Owner("member", "show")).Error.Should().Contain("--card");
        (await open.Owner([.. show, member.Customer])).Exit.Should().Be(2);
    }

    [Fact]
    public async Task a_tier_is_given_and_ended()
    {
        var member = open.Member("shopify:" + Any.Number());
        (await member.Joins(Any.Number())).Status.Should().BeInRange(200, 201);
        var until = DateTimeOffset.UtcNow.AddDays(90).ToString("yyyy-MM-dd", null);
        string[] gold = ["member", "tier", member.Customer, "--tier", "gold", "--until", until, "--reason", "gift"];

        var tried = await open.Owner([.. gold, "--dry-run"]);
        var given = await open.Owner(gold);
        var shown = await open.Owner("member", "show", member.Customer);
        var ended = await open.Owner("member", "tier", member.Customer, "--end", "--reason", "correction");
        var wrong = await open.Owner([.. gold[..4], "copper", .. gold[5..]]);

        (tried.Exit, tried.Error).Should().Be((0, "Nothing was done: --dry-run.\n"));
        given.Output.Should().Be($"{member.Customer}: gold until {until}\n", "{0}", given);
        shown.Output.Should().MatchRegex(@"tier +gold\n").And.Contain("placed");
        ended.Output.Should().Be($"{member.Customer}: what was given is ended\n", "{0}", ended);
        wrong.Error.Should().Contain("(bad_parameter)");
    }

    [Fact]
    public async Task what_lies_in_quarantine_is_listed_shown_and_told_again()
    {
        var told = await open.Connecting("shop", "connect", "standard", "--no-test", "--rotate", "--json");
        var secret = (string)told.Json["secret"]!;
        var strange = World.Message.Raw("standard", "order.created", """{"type":"order.created","data":{"id":"x"}}""");
        var sent = await new Sender(open.Client).Post(strange, open.Shop, World.Signing.Headers(
            strange, World.StorefrontKeys.Demo with { Standard = secret }, "msg_1", DateTimeOffset.UtcNow));
        sent.Outcome.Should().Be("quarantined", "{0}", sent);

        var listed = await open.Owner("quarantine", "list", "--json");
        var id = (string)listed.Json["deliveries"]![0]!["id"]!;
        var shown = await open.Owner("quarantine", "show", id);
        var again = await open.Owner("quarantine", "replay", "--all");

        shown.Output.Should().Contain("""{"type":"order.created","data":{"id":"x"}}""", "{0}", shown);
        (again.Exit, again.Output).Should().Match<(int, string)>(one =>
            one.Item1 == 1 && one.Item2.Contains("still kept", StringComparison.Ordinal));
        (await open.Owner("quarantine", "show", new string('0', id.Length))).Error
            .Should().Contain("(delivery_unknown)");
    }

    [Fact]
    public async Task the_doctor_looks_from_both_sides()
    {
        var deployment = await open.Deployment("doctor");
        var shop = await open.Owner("doctor", "--json");
        var stranger = await open.Owner("doctor", "--key", "wrong");

        deployment.Output.Should().Contain("ok       address").And.Contain("ok       storage")
            .And.Contain("ok       ready").And.Contain("ok       clock from here");
        shop.Json["checks"]!.AsArray().Select(one => (string)one!["check"]!).Should().Contain("languages", "{0}", shop);
        stranger.Exit.Should().Be(1, "{0}", stranger);
        stranger.Output.Should().Contain("(owner_key_wrong)\n         Set LOYALTY_OWNER_KEY");
    }

    [Fact]
    public async Task the_doctor_says_the_same_twice()
    {
        await open.Connecting("shop", "connect", "standard", "--no-test");
        var first = await open.Owner("doctor", "--json");
        var second = await open.Owner("doctor", "--json");

        States(second).Should().Equal(States(first));

        static IEnumerable<string> States(CommandLine told) =>
            told.Json["checks"]!.AsArray().Select(one => $"{one!["check"]} {one["state"]} {one["code"]}");
    }

    [Fact]
    public async Task the_doctor_notices_who_swallows_webhooks()
    {
        using var wall = new Pretender((_, asked) => asked.Path.Split('?')[0] switch
        {
            "/api/admin/shops/nordlys/checkup" => (200, "application/json", """
                {"at":"2026-11-01T00:00:00Z","version":"0.1.0","checks":[
                {"check":"storage","state":"failed","code":"role_missing","params":{}}]}
                """),
            "/api/admin/shops/nordlys" => (200, "application/json", """
                {"shop":"nordlys","origins":[],"keys":{"owner":[],"member":[]},"storefronts":[
                {"storefront":"shopify","secrets":[]}],"program":{"version":1,"inForceFrom":"2026-11-01T00:00:00Z"}}
                """),
            _ => (200, "text/html", "<h1>Sign in</h1>"),
        });

        var told = await CommandLine.Type("key", "doctor", "--shop", "nordlys", "--url", wall.Address.AbsoluteUri);

        told.Exit.Should().Be(1, "{0}", told);
        told.Output.Should().Contain("(webhook_swallowed)").And.Contain("(widget_closed)")
            .And.Contain("failed   storage (role_missing)\n         Give the app’s identity the role");
    }

    [Fact]
    public async Task a_document_printed_is_the_one_that_json_has()
    {
        var told = await open.Owner("member", "show", "shopify:0", "--json");

        JsonNode.Parse(told.Output)!["problem"]!["code"]!.GetValue<string>().Should().Be("member_unknown");
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>What is said of a program before it takes effect, and what has to be announced.</summary>
[Collection(OwnersApp.Name)]
public sealed class GuardTests(RunningApp app)
{
    [Fact]
    public async Task a_program_is_put_with_its_warnings()
    {
        var shop = await Opened.At(app);
        var text = Programs.Text(program => Gives(program, 30, basket: 5000));

        var tried = await app.Rows.Unchanged(() => shop.Owner.Puts("/program?dryRun=true", text));
        var put = await shop.Owner.Puts("/program", text);

        put.Status.Should().Be(201);
        JsonNode.DeepEquals(put.Json["warnings"], JsonNode.Parse("""
            [{
              "code": "discount_above_ceiling", "place": "/tiers/0", "tier": "all",
              "percent": 30.00, "limit": 20, "by": "/rewards/0", "rules": []
            },
            {
              "code": "discount_above_ceiling", "place": "/tiers/1", "tier": "gold",
              "percent": 45.00, "limit": 20, "by": "/rewards/0", "rules": []
            }]
            """)).Should().BeTrue("{0}", put.Text);
        put.Json["basket"]!.ToJsonString().Should().Be(
            """{"amountMinor":5000,"currency":"EUR","exponent":2,"from":"owner","orders":null}""");
        JsonNode.DeepEquals(tried.Json["warnings"], put.Json["warnings"]).Should().BeTrue();
    }

    [Fact]
    public async Task thirty_orders_speak_for_themselves()
    {
        var shop = await Opened.At(app);
        var secret = (string)(await shop.Owner.Puts("/storefronts/standard", "{}")).Json["secret"]!;
        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => shop.Send(
            Sales.Of("standard", Any.Number(), Any.Number(), number < 20 ? 80 : 90).Paid().Whole(), secret)));
        var text = Programs.Text(program => Gives(program, 5, basket: 5000));

        var told = await shop.Owner.Puts("/program?dryRun=true", text);
        var form = await shop.Owner.Puts("/program?dryRun=true&formOnly=true", text);

        told.Json["basket"]!.ToJsonString().Should().Be(
            """{"amountMinor":8000,"currency":"EUR","exponent":2,"from":"orders","orders":30}""");
        (form.Json["basket"], form.Json["warnings"]!.AsArray().Count).Should().Be((null, 0));
    }

    [Fact]
    public async Task a_rate_cut_takes_thirty_days_and_a_notice_and_leaves_nothing_behind_without()
    {
        var shop = await Opened.At(app);
        var silent = Programs.Text(Cut);
        var told = Programs.Text(program =>
        {
            Cut(program);
            program["notice"] = new JsonObject { ["en"] = "Points get rarer." };
        });

        (await Flaws(shop, "", silent)).Should().Equal("/rates/0|notice_too_short", "/notice|notice_missing");
        (await Flaws(shop, "?from=" + Ahead(29), told)).Should().Equal("/rates/0|notice_too_short");
        (await Flaws(shop, "?dryRun=true&from=" + Ahead(31), silent)).Should().Equal("/notice|notice_missing");
        (await shop.Owner.Puts("/program?dryRun=true&formOnly=true", silent)).Status.Should().Be(200);
        (await shop.Owner.Puts("/program?from=" + Ahead(31), told)).Status.Should().Be(201);
        (await shop.Owner.Puts("/program?from=" + Ahead(32), silent)).Status.Should().Be(201, "that was cut before");
        (await shop.Owner.Puts("/program?from=" + Ahead(30), Programs.Text(program => Cut(program, 80))))
            .Status.Should().Be(201, "the version that follows was announced");
    }

    [Fact]
    public async Task nobody_has_to_be_told_where_nobody_has_an_account()
    {
        var (empty, peopled) = (await Opened.At(app), await Opened.At(app));
        var secret = (string)(await peopled.Owner.Puts("/storefronts/standard", "{}")).Json["secret"]!;
        await peopled.Send(Sales.Of("standard", Any.Number(), Any.Number(), 5).Paid().Whole(), secret);

        (await empty.Owner.Puts("/program?unannounced=true", Programs.Text(Cut))).Status.Should().Be(201);
        (await Flaws(peopled, "?unannounced=true", Programs.Text(Cut)))
            .Should().Equal("/rates/0|notice_too_short", "/notice|notice_missing");
    }

    [Fact]
    public async Task a_version_to_come_is_withdrawn_and_its_number_stays_taken()
    {
        var shop = await Opened.At(app);
        await shop.Owner.Puts("/program?from=" + Ahead(3), Programs.Text());

        var tried = await app.Rows.Unchanged(() => Withdraws(shop, "2&dryRun=true"));
        var gone = await Withdraws(shop, "2");
        var again = await app.Rows.Unchanged(() => Withdraws(shop, "2"));
        var seen = (await shop.Owner.Sees("/program?version=2")).Json;
        var stale = await shop.Owner.Puts("/program", Programs.Text(), ("If-Match", "\"2\""));
        var put = await shop.Owner.Puts("/program", Programs.Text(), ("If-Match", "\"3\""));

        (tried.Status, gone.Status, again.Text).Should().Be((200, 200, gone.Text));
        seen["versions"]!.AsArray().Select(one => $"{one!["version"]} {one["state"]}")
            .Should().Equal("1 inForce", "2 withdrawn");
        ((int)seen["newest"]!, (int)seen["version"]!).Should().Be((3, 2));
        (await shop.Owner.Sees()).Json["program"]!["next"]!["version"]!.GetValue<int>().Should().Be(4);
        stale.ShouldBeRefused(412, "program_changed");
        (put.Status, (int)put.Json["version"]!).Should().Be((201, 4));
        (await shop.Owner.Sees("/acts")).Json["acts"]!.AsArray().Select(act => (string?)act!["act"])
            .Should().StartWith(["program.put", "program.withdrawn", "program.put"]);
    }

    [Fact]
    public async Task what_is_in_force_or_about_to_be_or_unknown_is_not_withdrawn()
    {
        var shop = await Opened.At(app);
        await shop.Owner.Puts("/program", Programs.Text());

        foreach (var (version, status, code) in new[]
        {
            ("1", 409, "program_in_force"), ("2", 409, "program_in_force"), ("3", 404, "not_found"),
            ("0", 400, "bad_parameter"), ("x", 400, "bad_parameter"), ("", 400, "bad_parameter"),
        })
        {
            (await app.Rows.Unchanged(() => Withdraws(shop, version))).ShouldBeRefused(status, code);
        }
    }

    [Fact]
    public async Task of_many_who_withdraw_or_put_at_once_each_number_is_one_of_theirs()
    {
        var shop = await Opened.At(app);
        await shop.Owner.Puts("/program?from=" + Ahead(3), Programs.Text());

        var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(one => one % 2 == 0
            ? Withdraws(shop, "2")
            : shop.Owner.Puts("/program?from=" + Ahead(5), Programs.Text())));

        told.Should().OnlyContain(one => one.Status == 200 || one.Status == 201 || one.Status == 412);
        var seen = (await shop.Owner.Sees("/program")).Json;
        var numbers = seen["versions"]!.AsArray().Select(one => (int)one!["version"]!).ToList();
        numbers.Should().OnlyHaveUniqueItems();
        numbers.Count.Should().Be(2 + told.Count(one => one.Status == 201));
        ((int)seen["newest"]!).Should().BeInRange(numbers.Count, numbers.Count + 1);
    }

    [Fact]
    public async Task taking_back_what_announced_a_cut_leaves_none_unannounced()
    {
        var shop = await Opened.At(app);
        await shop.Owner.Puts("/program?from=" + Ahead(31), Programs.Text(program =>
        {
            Cut(program);
            program["notice"] = new JsonObject { ["en"] = "Points get rarer." };
        }));
        await shop.Owner.Puts("/program?from=" + Ahead(40), Programs.Text(Cut));

        var told = await app.Rows.Unchanged(() => Withdraws(shop, "2"));

        told.ShouldBeRefused(400, "program_invalid");
        ((string?)told.Json["errors"]![0]!["code"]).Should().Be("next_unannounced");
        (await Withdraws(shop, "3")).Status.Should().Be(200);
        (await Withdraws(shop, "2")).Status.Should().Be(200, "nothing follows any more");
    }

    private static Task<Reply> Withdraws(Opened shop, string version) =>
        shop.Owner.Asks(HttpMethod.Delete, "/program?version=" + version);

    private async Task<IEnumerable<string>> Flaws(Opened shop, string query, string text)
    {
        var told = await app.Rows.Unchanged(() => shop.Owner.Puts("/program" + query, text));
        told.ShouldBeRefused(400, "program_invalid");
        return told.Json["errors"]!.AsArray().Select(one => $"{one!["place"]}|{one["code"]}");
    }

    /// <summary>So many euros off for 100 points.</summary>
    private static void Gives(JsonObject program, int euros, int basket)
    {
        program["rewards"] = JsonNode.Parse($$"""
            [{
              "code": "off", "kind": "amountOff", "name": { "en": "Off" }, "text": { "en": "Off" }, "points": 100,
              "amount": [{ "amountMinor": {{euros * 100}}, "currency": "EUR" }]
            }]
            """);
        program["guardrails"] = JsonNode.Parse(
            $$"""{ "medianBasket": { "amountMinor": {{basket}}, "currency": "EUR" } }""");
    }

    private static void Cut(JsonObject program) => Cut(program, 101);

    private static void Cut(JsonObject program, int perMinor) => program["rates"]![0]!["perMinor"] = perMinor;

    private static string Ahead(int days) => DateTimeOffset.UtcNow.AddDays(days).AddMinutes(1)
        .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

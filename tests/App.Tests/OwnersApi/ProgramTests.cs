using System.Globalization;
using System.Text.Json.Nodes;
using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using Loyalty.Tests.Documents;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>Versions of a program: shown, put, and refused by the place of what is wrong.</summary>
[Collection(OwnersApp.Name)]
public sealed class ProgramTests(RunningApp app)
{
    [Fact]
    public async Task what_was_put_is_shown_as_it_was_written_with_every_default_said()
    {
        var shop = await Opened.At(app);
        var before = await shop.Owner.Sees("/program");

        var put = await shop.Owner.Puts("/program", before.Json["document"]!.ToJsonString());
        var after = await shop.Owner.Sees("/program?version=2");

        (put.Status, put.Header("ETag"), (int)put.Json["version"]!).Should().Be((201, "\"2\"", 2));
        JsonNode.DeepEquals(after.Json["document"], before.Json["document"]).Should().BeTrue();
        ((string?)before.Json["document"]!["expiry"]!["policy"]).Should().Be("none");
    }

    [Fact]
    public async Task a_version_takes_force_a_minute_after_it_was_put()
    {
        var shop = await Opened.At(app);
        var put = await shop.Owner.Puts("/program", Programs.Text(program => program["name"]!["en"] = "Better"));

        var from = (DateTimeOffset)put.Json["inForceFrom"]!;
        (from - DateTimeOffset.UtcNow).Should().BeCloseTo(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30));
        var seen = (await shop.Owner.Sees("/program")).Json;
        ((int)seen["version"]!, (string?)seen["versions"]![1]!["state"]).Should().Be((1, "coming"));
        ((int)(await shop.Owner.Sees()).Json["program"]!["next"]!["version"]!).Should().Be(2);
    }

    [Fact]
    public async Task a_version_is_put_for_a_day_ahead_but_not_sooner_than_every_instance_knows_it()
    {
        var shop = await Opened.At(app);
        foreach (var from in new[] { "yesterday", Ahead(TimeSpan.FromSeconds(20)), Ahead(TimeSpan.FromDays(400)) })
        {
            var told = await app.Rows.Unchanged(() => shop.Owner.Puts("/program?from=" + from, Programs.Text()));
            told.ShouldBeRefused(400, "bad_parameter");
        }

        var day = Ahead(TimeSpan.FromDays(30));
        var put = await shop.Owner.Puts("/program?from=" + day, Programs.Text());

        ((DateTimeOffset)put.Json["inForceFrom"]!).Should().Be(DateTimeOffset.Parse(day, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task who_has_seen_an_older_version_puts_nothing_over_a_newer_one()
    {
        var shop = await Opened.At(app);
        var seen = (await shop.Owner.Sees("/program")).Header("ETag")!;
        await shop.Owner.Puts("/program", Programs.Text());

        (await app.Rows.Unchanged(() => shop.Owner.Puts("/program", Programs.Text(), ("If-Match", seen))))
            .ShouldBeRefused(412, "program_changed");
    }

    [Fact]
    public async Task a_check_puts_nothing()
    {
        var shop = await Opened.At(app);

        var told = await app.Rows.Unchanged(() => shop.Owner.Puts("/program?dryRun=true", Programs.Text()));

        (told.Status, (int)told.Json["version"]!, told.Header("ETag")).Should().Be((200, 2, "\"1\""));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "\"program\"", "|not_json" },
        { "{", "|not_json" },
        { Programs.Text(program => program["version"] = 7), "/version|unknown" },
        { Programs.Text(program => program["nmae"] = "x"), "/nmae|unknown" },
        { Programs.Text(program => program["tiers"]![1]!["treshold"] = 5), "/tiers/1/treshold|unknown" },
        { Programs.Text(program => program.Remove("rates")), "/rates|missing" },
        { Programs.Text(program => program["rates"] = new JsonArray()), "/rates|missing" },
        { Programs.Text(program => program["tiers"]![1]!.AsObject().Remove("perks")), "/tiers/1/perks|missing" },
        { Programs.Text(program => program["tiers"]![1] = null), "/tiers/1|missing" },
        { Programs.Text(program => program["tiers"] = null), "/tiers|missing" },
        { Programs.Text(program => program["tiers"]![0]!["threshold"] = 1), "/tiers/0/threshold|first_not_zero" },
        { Programs.Text(program => program["tiers"]![1]!["threshold"] = 0), "/tiers/1/threshold|not_ascending" },
        { Programs.Text(program => program["tiers"]![1]!["threshold"] = 0.5), "/tiers/1/threshold|malformed" },
        { Programs.Text(program => program["tiers"]![1]!["code"] = "all"), "/tiers/1/code|twice" },
        { Programs.Text(program => program["tiers"]![1]!["code"] = "Gold!"), "/tiers/1/code|not_a_code" },
        { Programs.Text(program => program["tiers"]![1]!["multiplier"] = 0.5), "/tiers/1/multiplier|out_of_range" },
        { Programs.Text(program => program["tiers"]![1]!["name"] = new JsonObject()), "/tiers/1/name|missing" },
        { Programs.Text(program => program["name"]!["en"] = " "), "/name/en|not_text" },
        { Programs.Text(program => program["name"]!["en"] = "a\nb"), "/name/en|not_text" },
        { Programs.Text(program => program["name"]!["en"] = 5), "/name|malformed" },
        { Programs.Text(program => program["name"]!["n/k~"] = "x"), "/name/n~1k~0|not_a_language" },
        { Programs.Text(program => program["rates"]![0]!["perMinor"] = 0), "/rates/0/perMinor|out_of_range" },
        { Programs.Text(program => program["rates"]![0]!["currency"] = "euro"), "/rates/0/currency|malformed" },
        { Programs.Text(program => program["timeZone"] = "CET+1"), "/timeZone|not_a_time_zone" },
        { Programs.Text(program => program["expiry"] = Json("""{"policy":"never"}""")), "/expiry/policy|malformed" },
        { Programs.Text(program => program["expiry"] = Json("""{"policy":1}""")), "/expiry/policy|malformed" },
        { Programs.Text(program => program["expiry"] = Json("""{"months":0}""")), "/expiry/months|out_of_range" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task what_is_wrong_is_named_by_its_place_and_nothing_is_kept(string document, string flaw)
    {
        var told = await app.Rows.Unchanged(() => app.Owner().Puts("/program", document));

        told.ShouldBeRefused(400, "program_invalid");
        told.Json["errors"]!.AsArray().Select(one => $"{one!["place"]}|{one["code"]}").Should().Contain(flaw);
    }

    public static TheoryData<string> Templates =>
        new(Directory.GetFiles(Path.Combine(OracleFolder.Place, "..", "..", "docs", "programs"), "*.json"));

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task a_shop_begins_with_a_template_as_it_is(string template)
    {
        var (id, text) = ("template-" + Any.Number(), await File.ReadAllTextAsync(template));

        var made = await app.Owner().Deployments(
            HttpMethod.Post, "/shops", $$"""{"shop":"{{id}}","program":{{text}}}""");

        made.Status.Should().Be(201, made.Text);
        var document = (await app.Owner(id, (string)made.Json["ownerKey"]!).Sees("/program")).Json["document"]!;
        JsonNode.DeepEquals(document["rewards"], JsonNode.Parse(text)!["rewards"]).Should().BeTrue();
        document.AsObject().Should().NotContainKey("$schema");
    }

    [Fact]
    public async Task no_bad_document_leaves_anything_behind()
    {
        var shop = await Opened.At(app);
        await app.Rows.Unchanged(async () =>
        {
            foreach (var (place, value, flaw) in BadDocuments.All)
            {
                var told = await shop.Owner.Puts("/program", Document.With(place, value));

                told.ShouldBeRefused(400, "program_invalid");
                told.Json["errors"]!.AsArray().Select(one => $"{one!["place"]}|{one["code"]}").Should().Contain(flaw);
            }

            return await shop.Owner.Sees("/program");
        });
    }

    [Fact]
    public async Task everything_wrong_is_said_at_once()
    {
        var told = await app.Owner().Puts("/program", Programs.Text(program =>
        {
            program["rates"]!.AsArray().Add(program["rates"]![0]!.DeepClone());
            program["tiers"]![1]!["threshold"] = -5;
            program["joining"]!["lookbackDays"] = -1;
        }));

        told.Json["errors"]!.AsArray().Should().HaveCount(4);
    }

    private static string Ahead(TimeSpan time) =>
        (DateTimeOffset.UtcNow + time).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;
}

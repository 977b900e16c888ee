using System.Text.Json.Nodes;
using App.Tests.Running;
using FluentAssertions;
using Loyalty.Program;
using Loyalty.Program.Kinds;
using World;
using Xunit;

namespace App.Tests.Members;

/// <summary>What a member may take along: all of theirs, and nothing of anybody else.</summary>
[Collection(JourneyApp.Name)]
public sealed class ExportTests(RunningApp app)
{
    [Fact]
    public async Task everything_that_is_kept_is_in_the_file()
    {
        var member = app.NewMember();
        var sale = member.Buys(70).Paid();
        await app.Sender.Send(sale.Whole());
        await app.Sender.Send(sale.Refund(20).LastRefund());
        await member.Patches("""{"marketing":true,"birthday":"02-29","language":"pl"}""");
        var card = (string)(await member.Sees("/card")).Json["number"]!;

        var told = await app.Rows.Unchanged(() => member.Sees("/export?lang=nb"));

        var file = told.Json;
        (told.Status, told.Header("Content-Disposition"), told.Header("Cache-Control"), (string?)file["card"])
            .Should().Be((200, "attachment; filename=\"loyalty-export.json\"", "no-store", card));
        JsonNode.DeepEquals(file["member"], (await member.Sees("?lang=nb")).Json).Should().BeTrue("{0}", told);
        JsonNode.DeepEquals(
            new JsonArray([.. file["entries"]!.AsArray().Reverse().Select(entry => entry!.DeepClone())]),
            (await member.Sees("/entries?lang=nb")).Json["entries"]).Should().BeTrue("{0}", told);
        ((string?)file["orders"]!.AsArray().Single()!["id"]).Should().Be("standard:" + sale.Id);
        ((long)file["orders"]![0]!["recorded"]!).Should().Be(50);
        file["consents"]!.AsArray().Select(one => ((string?)one!["to"], (bool)one["given"]!))
            .Should().Equal(("terms", true), ("marketing", true));
    }

    [Fact]
    public async Task what_was_agreed_to_and_what_was_ended_is_told_with_its_time_and_terms()
    {
        var member = app.NewMember();
        await member.Joins("key", """{"terms":1,"lang":"nb"}""");
        await member.Patches("""{"personalisation":"full"}""");
        await member.Ask(HttpMethod.Delete, "", member.Token());

        var file = (await member.Sees("/export")).Json;

        var consents = file["consents"]!.AsArray();
        consents.Select(one => ((string?)one!["to"], (bool)one["given"]!)).Should().Equal(
            ("terms", true), ("fullPersonalisation", true), ("fullPersonalisation", false), ("terms", false));
        ((string?)consents[0]!["language"], (int?)consents[0]!["terms"], (int?)consents[1]!["terms"])
            .Should().Be(("nb", 1, 1));
        consents.Select(one => (DateTimeOffset)one!["at"]!).Should().BeInAscendingOrder();
        ((string?)file["member"]!["state"], file["member"]!["preferences"] is null).Should().Be(("left", false));
    }

    [Fact]
    public async Task what_was_redeemed_is_in_the_file()
    {
        var shop = await app.NewShop(program => program with { Rewards = [Mug] });
        var member = app.NewMember("standard", shop);
        await app.Sender.Send(member.Buys(70).Paid().Whole(), shop);
        var redeemed = await member.Ask(
            HttpMethod.Post, "/redemptions", member.Token(), """{"reward":"mug"}""", ("Idempotency-Key", "key"));

        var file = (await member.Sees("/export")).Json;

        ((string?)file["redemptions"]!.AsArray().Single()!["id"])
            .Should().Be((string?)redeemed.Json["redemption"]!["id"]).And.NotBeNull();
        file["orders"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task nothing_of_anybody_else_is_in_it()
    {
        var (one, other) = (app.NewMember(), app.NewMember());
        await app.Sender.Send(one.Buys(10).Paid().Whole());
        await app.Sender.Send(other.Buys(20).Paid().Whole());

        var told = await one.Sees("/export");

        told.Text.Should().Contain(one.Id).And.NotContain(other.Id);
        told.Json["orders"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task of_a_customer_never_seen_there_is_nothing_and_nothing_is_written()
    {
        var told = await app.Rows.Unchanged(() => app.NewMember().Sees("/export"));

        (told.Status, (string?)told.Json["member"]!["state"]).Should().Be((200, "none"));
        told.Json["entries"]!.AsArray().Count.Should().Be(0);
        (told.Json["orders"]!.AsArray().Count, told.Json["consents"]!.AsArray().Count).Should().Be((0, 0));
    }

    [Fact]
    public async Task a_history_of_many_pages_is_whole()
    {
        var member = app.NewMember();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => app.Sender.Send(member.Buys(1).Paid().Whole())));

        var file = (await member.Sees("/export")).Json;

        file["orders"]!.AsArray().Count.Should().Be(300);
        file["entries"]!.AsArray().Select(entry => (long)entry!["sequence"]!)
            .Should().Equal(Enumerable.Range(1, 301).Select(number => (long)number));
    }
    private static Reward Mug => new("mug", new Gift(), Said("Mug"), Said("A mug"), 30) { Product = "42" };

    private static Words Said(string text) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = text });
}

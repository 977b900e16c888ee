using App.Tests.Running;
using FluentAssertions;
using Xunit;

namespace App.Tests.Doors;

/// <summary>The members' door: whom it believes, and which pages.</summary>
[Collection(DoorApp.Name)]
public sealed class TokenTests(RunningApp app)
{
    public static TheoryData<string, string> Paths { get; } = new()
    {
        { "GET", "" },
        { "HEAD", "" },
        { "GET", "/entries" },
        { "POST", "/join" },
        { "PATCH", "" },
        { "DELETE", "" },
        { "GET", "/export" },
        { "GET", "/card" },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task nobody_enters_without_a_token(string method, string path)
    {
        var member = app.NewMember();

        var told = await Ask(member, method, path, null);

        told.Status.Should().Be(401);
        told.Header("WWW-Authenticate").Should().Be("Bearer");
        if (method != "HEAD")
        {
            told.ShouldBeRefused(401, "token_missing");
        }
    }

    [Fact]
    public async Task every_broken_token_says_what_is_wrong_with_it()
    {
        var member = app.NewMember();
        var good = member.Token();
        var signature = good.Split('.')[3];
        var forger = new Member(app.Client, "demo", member.Customer, "another-key");
        foreach (var (token, code) in new[]
        {
            ("", "token_malformed"),
            ("v1", "token_malformed"),
            ("v2" + good[2..], "token_malformed"),
            (good + ".more", "token_malformed"),
            (good.Replace(signature, signature.ToUpperInvariant(), StringComparison.Ordinal), "token_malformed"),
            (good.Replace(signature, signature[..63], StringComparison.Ordinal), "token_malformed"),
            ("v1.!!." + good[3..], "token_malformed"),
            (new string('a', 5_000), "token_malformed"),
            (new Member(app.Client, "demo", "nobody").Token(), "token_malformed"),
            (new Member(app.Client, "demo", "standard:\u0007bell").Token(), "token_malformed"),
            (new Member(app.Client, "demo", "standard:" + new string('x', 192)).Token(), "token_malformed"),
            (forger.Token(), "token_forged"),
            (member.Token(forShop: "other"), "token_forged"),
            (member.Token(forShop: "demo--test"), "token_forged"),
            (good.Replace(signature, new string('0', 64), StringComparison.Ordinal), "token_forged"),
            (member.Token(-1), "token_expired"),
            (member.Token(3_700), "token_too_far_ahead"),
        })
        {
            (await Ask(member, "GET", "", token)).ShouldBeRefused(401, code);
        }
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer")]
    [InlineData("v1.a.b.c")]
    public async Task only_a_bearer_is_believed(string authorization) =>
        (await app.NewMember().Ask(HttpMethod.Get, "", null, null, ("Authorization", authorization)))
            .ShouldBeRefused(401, "token_malformed");

    [Fact]
    public async Task two_tokens_are_none()
    {
        var member = app.NewMember();

        (await member.Ask(HttpMethod.Get, "", member.Token(), null, ("Authorization", "Bearer " + member.Token())))
            .ShouldBeRefused(401, "token_malformed");
    }

    [Fact]
    public async Task a_second_key_is_as_good_while_keys_rotate()
    {
        var shop = await app.NewShop(
            program => program, settings => settings with { MemberKeys = [new("old-key"), new("new-key")] });

        foreach (var (key, status) in new[] { ("old-key", 200), ("new-key", 200), ("demo-member-key", 401), ("", 401) })
        {
            (await new Member(app.Client, shop, "standard:1", key).Sees()).Status.Should().Be(status, key);
        }
    }

    [Fact]
    public async Task a_customer_never_seen_has_zeros_and_is_not_written_down()
    {
        var member = app.NewMember("shopify");

        var told = await app.Rows.Unchanged(() => member.Sees());
        var entries = await app.Rows.Unchanged(() => member.Sees("/entries"));

        told.Status.Should().Be(200);
        ((string?)told.Json["state"], (string?)told.Json["customer"]).Should().Be(("none", member.Customer));
        foreach (var name in new[] { "balance", "available", "pending", "debt" })
        {
            ((long)told.Json["points"]![name]!).Should().Be(0, name);
        }

        ((long)told.Json["tier"]!["next"]!["missing"]!).Should().Be(500);
        told.Header("Cache-Control").Should().Be("no-store");
        entries.Text.Should().Be("""{"entries":[],"next":null,"waiting":[]}""");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("file://")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://points.example")]
    public async Task a_foreign_page_is_not_answered(string origin)
    {
        foreach (var (method, path) in new[] { ("GET", ""), ("OPTIONS", ""), ("GET", "/entries"), ("POST", "/join") })
        {
            var member = app.NewMember();
            var told = await app.Rows.Unchanged(() => Ask(member, method, path, member.Token(), ("Origin", origin)));
            told.ShouldBeRefused(403, "origin_not_allowed");
            told.Header("Access-Control-Allow-Origin").Should().BeNull();
            told.Header("Vary").Should().Be("Origin");
        }
    }

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://[::1]:3000")]
    [InlineData("https://points.example")]
    public async Task the_shops_own_pages_are_answered(string origin)
    {
        var told = await app.NewMember().Sees("", ("Origin", origin));

        (told.Status, told.Header("Access-Control-Allow-Origin"), told.Header("Vary"))
            .Should().Be((200, origin, "Origin"));
        told.Header("Access-Control-Allow-Credentials").Should().BeNull();
    }

    [Fact]
    public async Task a_shop_outside_the_demo_names_its_pages()
    {
        var shop = await app.NewShop(
            program => program,
            settings => settings with { AllowsLocalhost = false, Origins = ["https://shop.example"] });
        var member = app.NewMember("standard", shop);

        (await member.Sees("", ("Origin", "https://shop.example"))).Status.Should().Be(200);
        (await member.Sees("", ("Origin", "http://localhost"))).ShouldBeRefused(403, "origin_not_allowed");
        (await member.Sees("", ("Origin", "https://shop.example.evil.example")))
            .ShouldBeRefused(403, "origin_not_allowed");
        (await member.Sees()).Status.Should().Be(200);
    }

    [Fact]
    public async Task refusals_are_readable_by_the_page_that_asked()
    {
        var told = await Ask(app.NewMember(), "GET", "", null, ("Origin", "http://localhost:1234"));

        told.ShouldBeRefused(401, "token_missing");
        told.Header("Access-Control-Allow-Origin").Should().Be("http://localhost:1234");
    }

    private static Task<Reply> Ask(
        Member member, string method, string path, string? token, params (string Name, string Value)[] headers) =>
        member.Ask(new HttpMethod(method), path, token, method == "POST" ? "{}" : null, headers);
}

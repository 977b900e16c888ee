using App.Tests.Running;
using FluentAssertions;
using Xunit;

namespace App.Tests.Commands;

/// <summary>
/// What every command does alike: where it asks, how often, what it sets down, and that it never waits.
/// </summary>
public sealed class MannersTests
{
    private const string Busy = """{"code":"storage_unavailable","title":"Busy."}""";

    private const string Adjusted = """{"customer":"shopify:7001","entry":12,"points":-50,"balance":450}""";

    [Theory]
    [InlineData("loyalty [command]")]
    [InlineData("loyalty shop [command]", "shop")]
    [InlineData("loyalty shop connect [command]", "shop", "connect")]
    public async Task a_line_that_stops_half_way_is_shown_how_it_goes_on(string usage, params string[] line)
    {
        var told = await CommandLine.Type(null, line);

        (told.Exit, told.Output.Contains(usage, StringComparison.Ordinal)).Should().Be((2, true), "{0}", told);
    }

    [Fact]
    public async Task what_must_not_be_done_twice_is_asked_once()
    {
        using var app = new Pretender(_ => (503, "application/problem+json", Busy));

        var told = await At(app, "shop", "create", "nordlys", "--currency", "NOK");

        (told.Exit, told.Output, app.Requests).Should().Be((2, "", 1), "{0}", told);
        app.Heard[0].Method.Should().Be("POST");
        app.Heard[0].Path.Should().Be("/api/admin/shops?lang=en");
        app.Heard[0].Body.Should().Be("""{"shop":"nordlys","currency":"NOK"}""");
    }

    [Fact]
    public async Task what_carries_a_key_is_asked_again_with_the_same()
    {
        using var app = new Pretender(number => number < 3 ? (503, "application/json", Busy) : Json(Adjusted));

        var told = await At(
            app, "member", "adjust", "shopify:7001", "--points", "-50", "--reason", "goodwill", "--shop", "nordlys");

        (told.Exit, told.Output, told.Error).Should().Be(
            (0, "shopify:7001: -50 points, balance 450\n", ""), "{0}", told);
        app.Heard.Select(one => one.Headers["Idempotency-Key"]).Distinct(StringComparer.Ordinal)
            .Should().ContainSingle().Which.Should().NotBeNullOrEmpty();
        app.Heard.Select(one => one.Body).Distinct(StringComparer.Ordinal).Should().Equal(
            """{"customer":"shopify:7001","points":-50,"reason":"goodwill"}""");
    }

    [Fact]
    public async Task a_script_may_bring_its_own_key_and_a_note()
    {
        using var app = new Pretender(_ => Json(Adjusted));

        await At(
            app, "member", "adjust", "shopify:7001", "--points=-50", "--reason", "other", "--note", "counted twice",
            "--shop", "nordlys", "--idempotency-key", "run-7", "--dry-run");

        app.Heard[0].Headers["Idempotency-Key"].Should().Be("run-7");
        app.Heard[0].Path.Should().Be("/api/admin/shops/nordlys/adjustments?lang=en&dryRun=true");
        app.Heard[0].Body.Should().EndWith(""","note":"counted twice"}""");
    }

    [Theory]
    [InlineData("shop", "rotate-keys", "--which", "owner", "--shop", "nordlys")]
    [InlineData("shop", "rotate-keys", "--which", "owner", "--shop", "nordlys", "--json")]
    public async Task a_script_is_never_waited_for(params string[] line)
    {
        using var app = new Pretender(_ => Json("{}"));

        var told = await At(app, line);

        (told.Exit, app.Requests).Should().Be((2, 0), "{0}", told);
        (told.Error + told.Output).Should().Contain("not_confirmed").And.Contain("--yes");
    }

    [Fact]
    public async Task address_shop_and_key_may_be_set_around_it()
    {
        using var app = new Pretender(_ => Json("""{"deliveries":[],"next":null}"""));

        var told = await CommandLine.TypeIn(
            [
                ("LOYALTY_URL", app.Address.AbsoluteUri),
                ("LOYALTY_SHOP", "nordlys"),
                ("LOYALTY_OWNER_KEY", " secret\n"),
            ],
            "quarantine", "list");

        (told.Exit, told.Output).Should().Be((0, "Nothing lies in quarantine.\n"), "{0}", told);
        app.Heard[0].Path.Should().Be("/api/admin/shops/nordlys/quarantine?lang=en");
        app.Heard[0].Headers["Authorization"].Should().Be("Bearer secret");
    }

    [Fact]
    public async Task an_address_set_around_it_that_is_none_is_not_taken_for_this_machine()
    {
        var told = await CommandLine.TypeIn([("LOYALTY_URL", "points.example.com")], "shop", "list");

        (told.Exit, told.Output).Should().Be((2, ""), "{0}", told);
        told.Error.Should().Contain("LOYALTY_URL is not an address");
    }

    [Fact]
    public async Task a_test_delivery_that_is_turned_away_is_said_with_the_reason()
    {
        using var app = new Pretender((_, asked) => (asked.Method, asked.Path.Split('?')[0]) switch
        {
            ("GET", "/api/admin/shops/nordlys") => Json("""
                {"shop":"nordlys","origins":[],"keys":{"owner":[],"member":[]},"storefronts":[],
                "program":{"version":1,"inForceFrom":"2026-11-01T00:00:00Z"}}
                """),
            ("PUT", _) => Json("""{"storefront":"standard","others":[],"secret":"whsec_c2VjcmV0"}"""),
            ("GET", "/api/admin/shops/nordlys/deliveries") => Json("""
                {"storefronts":[{"storefront":"standard","lastAccepted":null,
                "lastRejected":{"at":"2026-11-01T00:00:00Z","reason":"signature_wrong"}}]}
                """),
            _ => (401, "application/problem+json", """{"code":"not_genuine","title":"No."}"""),
        });

        var told = await At(app, "shop", "connect", "standard", "--shop", "nordlys", "--patience", "1");

        told.Exit.Should().Be(1, "{0}", told);
        told.Output.Should().Contain("did not arrive: 401 not_genuine, signature_wrong: It was signed with another")
            .And.Contain("secret   whsec_c2VjcmV0\n");
        app.Heard.Count(one => one.Path == "/api/shops/nordlys/webhooks/standard").Should().BeGreaterThan(1);
        app.Heard.First(one => one.Method == "PUT").Path.Should().Contain("dryRun=true");
    }

    [Fact]
    public async Task a_refusal_is_one_json_document_where_that_was_asked_for()
    {
        using var app = new Pretender(_ =>
            (409, "application/problem+json", """{"code":"shop_exists","title":"Taken."}"""));

        var told = await At(app, "shop", "create", "nordlys", "--currency", "NOK", "--json");

        (told.Exit, told.Error).Should().Be((2, ""), "{0}", told);
        told.Json["problem"]!["code"]!.ToString().Should().Be("shop_exists");
        told.Json["problem"]!["next"]!.ToString().Should().StartWith("Take another id");
    }

    [Fact]
    public async Task what_is_answered_out_of_shape_is_not_believed()
    {
        using var app = new Pretender(_ => Json("""{"shop":"nordlys"}"""));

        var told = await At(app, "shop", "show", "--shop", "nordlys");

        (told.Exit, told.Output).Should().Be((2, ""), "{0}", told);
        told.Error.Should().Contain("(not_understood)");
    }

    [Fact]
    public async Task pages_are_followed_to_their_end_and_not_in_a_circle()
    {
        using var app = new Pretender(number => Json(number < 3
            ? $$"""{"shops":[{"shop":"s{{number}}","storefronts":[],"origins":[]}],"next":"s{{number}}"}"""
            : """{"shops":[],"next":"s2"}"""));

        var told = await At(app, "shop", "list");

        (told.Exit, app.Requests).Should().Be((2, 3), "{0}", told);
        told.Error.Should().Contain("leads back");
        app.Heard[1].Path.Should().Be("/api/admin/shops?lang=en&after=s1");
    }

    [Fact]
    public async Task nothing_that_was_stored_steers_the_terminal()
    {
        using var app = new Pretender(_ => Json("""
            {"deliveries":[{"id":"a\u001b[2J","storefront":"x","topic":null,"reason":"\u0007","arrivedAt":
            "2026-11-01T00:00:00Z","until":"2026-12-01T00:00:00Z","bytes":1}],"next":null}
            """));

        var told = await At(app, "quarantine", "list", "--shop", "nordlys");

        told.Exit.Should().Be(0, "{0}", told);
        told.Output.Where(char.IsControl).Should().OnlyContain(letter => letter == '\n');
    }

    [Theory]
    [InlineData("--currency is required", "shop", "create", "nordlys")]
    [InlineData("Must be one of", "member", "adjust", "a:1", "--points", "5", "--reason", "because", "--shop", "x")]
    [InlineData("--tier with --until", "member", "tier", "a:1", "--reason", "gift", "--shop", "x")]
    [InlineData("--tier with --until", "member", "tier", "a:1", "--tier", "gold", "--reason", "gift", "--shop", "x")]
    [InlineData("--tier with --until", "member", "tier", "a:1", "--end", "--tier", "gold", "--until", "2027-03-31",
        "--reason", "gift", "--shop", "x")]
    [InlineData("a day like", "member", "tier", "a:1", "--tier", "gold", "--until", "31.3.2027", "--reason", "gift",
        "--shop", "x")]
    [InlineData("--points", "member", "adjust", "shopify:7001", "--points", "1.5", "--reason", "gift", "--shop", "x")]
    [InlineData("Must be one of", "shop", "rotate-keys", "--which", "both", "--shop", "x")]
    [InlineData("--from is not a time", "program", "put", "p.json", "--from", "soon", "--shop", "x")]
    [InlineData("--store is not an address", "shop", "connect", "woocommerce", "--store", "x", "--shop", "x")]
    [InlineData("Which ones?", "quarantine", "replay", "--shop", "x")]
    [InlineData("Which ones?", "quarantine", "replay", "id", "--all", "--shop", "x")]
    [InlineData("nothing to set", "shop", "set", "--shop", "x")]
    [InlineData("no-such-file.json cannot be read", "program", "check", "no-such-file.json", "--shop", "x")]
    [InlineData("SHOPIFY_CLIENT_SECRET", "shop", "connect", "shopify", "--store", "x", "--shop", "x")]
    [InlineData("WOOCOMMERCE_KEY", "shop", "connect", "woocommerce", "--store", "https://x.example", "--shop", "x")]
    [InlineData("STRIPE_API_KEY", "shop", "connect", "stripe", "--shop", "x")]
    public async Task a_line_that_is_not_understood_is_not_done(string says, params string[] line)
    {
        var told = await CommandLine.Type("key", line);

        (told.Exit, told.Output).Should().Be((2, ""), "{0}", told);
        told.Error.Replace("'", "", StringComparison.Ordinal).Should().Contain(says);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _loyalty loyalty")]
    [InlineData("zsh", "compdef _loyalty loyalty")]
    [InlineData("fish", "complete -f -c loyalty")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task a_shell_may_complete_the_line(string shell, string says)
    {
        var told = await CommandLine.TypeIn([], "completion", shell);

        told.Exit.Should().Be(0);
        told.Output.Should().Contain(says).And.Contain("[suggest:");
    }

    [Fact]
    public async Task what_completes_the_line_is_the_program_itself()
    {
        var told = await CommandLine.TypeIn([], "[suggest:15]", "loyalty shop co");

        told.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().Equal("connect", "disconnect");
    }

    private static (int, string, string) Json(string body) => (200, "application/json", body);

    private static Task<CommandLine> At(Pretender app, params string[] line) =>
        CommandLine.Type("key", [.. line, "--url", app.Address.AbsoluteUri]);
}

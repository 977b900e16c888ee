using System.Globalization;
using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Commands;

/// <summary><c>loyalty ledger verify</c> as it is typed: what it says, and what it ends with.</summary>
[Collection(JourneyApp.Name)]
public sealed class VerifyLedgerTests(RunningApp app)
{
    [Fact]
    public async Task a_ledger_as_it_was_written_is_said_to_be_so()
    {
        var (shop, _) = await Bought(3);

        var told = await app.Rows.Unchanged(() => Verify(shop));

        (told.Exit, told.Error).Should().Be((0, ""), "{0}", told);
        told.Output.Should().Be($"{shop}: 3 accounts, 9 entries, 3 orders\nNothing is wrong.\n");
    }

    [Fact]
    public async Task the_first_wrong_entry_of_each_broken_account_is_named_with_what_to_do()
    {
        var (shop, customers) = await Bought(3);
        var tampering = new Tampering(app, shop);
        await tampering.Entry(customers[0], 2, "\"points\":100", "\"points\":900");
        await tampering.Remove(customers[1], 3);

        var told = await Verify(shop);
        var json = (await Verify(shop, "--json", "--parallel", "1")).Json;

        told.Exit.Should().Be(1, "{0}", told);
        told.Output.Should().StartWith($"{shop}: 3 accounts, 8 entries, 3 orders\n")
            .And.Contain($"\n{customers[0]}, entry 2: entry_changed\n  expected  ")
            .And.Contain($"\n{customers[1]}, entry 3: entry_missing\n  expected  3\n  found     2\n  Entries are never")
            .And.NotContain(customers[2]);
        told.Output.Split('\n').Where(line => line.Length == "  expected  ".Length + 64).Should().HaveCount(2);
        ((long)json["accounts"]!, (bool)json["complete"]!, json["problem"]).Should().Be((3, true, null));
        json["findings"]!.AsArray().Select(finding => (string)finding!["account"]!)
            .Distinct(StringComparer.Ordinal).Should().Equal(customers[..2].Order(StringComparer.Ordinal));
        ((long)json["wrong"]!).Should().Be(json["findings"]!.AsArray().Count);
    }

    [Fact]
    public async Task the_demo_shop_on_this_machine_needs_no_key()
    {
        (await app.Sender.Send(app.NewMember().Buys(10).Paid().Whole())).Outcome.Should().Be("settled");

        var told = await CommandLine.Type(null, "ledger", "verify", "--shop", "demo", "--url", app.Address.AbsoluteUri);

        told.Exit.Should().Be(0, "{0}", told);
        told.Output.Should().EndWith("Nothing is wrong.\n");
    }

    [Theory]
    [InlineData("demo", "wrong", "owner_key_wrong", "LOYALTY_OWNER_KEY")]
    [InlineData("nobody", "wrong", "shop_unknown", "--shop")]
    [InlineData("demo", "line\nbreak", "owner_key_wrong", "LOYALTY_OWNER_KEY")]
    public async Task what_the_app_refuses_is_said_with_its_code_and_what_to_do(
        string shop, string? key, string code, string next)
    {
        string[] line = ["ledger", "verify", "--shop", shop, "--url", app.Address.AbsoluteUri];

        var told = await CommandLine.Type(key, line);
        var json = await CommandLine.Type(key, [.. line, "--json"]);

        (told.Exit, told.Output).Should().Be((2, ""), "{0}", told);
        told.Error.Should().Contain($"({code})\n").And.Contain(next);
        (json.Exit, (string?)json.Json["problem"]!["code"], (bool)json.Json["complete"]!).Should().Be((2, code, false));
    }

    [Fact]
    public async Task no_key_is_sent_to_another_machine_than_this_unless_there_is_one()
    {
        var told = await CommandLine.Type(
            null, "ledger", "verify", "--shop", "demo", "--url", "http://points.invalid");

        (told.Exit, told.Output).Should().Be((2, ""), "{0}", told);
        told.Error.Should().Contain("(owner_key_missing)\n").And.Contain("LOYALTY_OWNER_KEY");
    }

    [Fact]
    public async Task nobody_there_is_said_at_once()
    {
        var told = await CommandLine.Type(
            "key", "ledger", "verify", "--shop", "demo", "--url", $"http://127.0.0.1:{Azurite.FreePort()}");

        told.Exit.Should().Be(2);
        told.Error.Should().Contain("Nobody answers at http://127.0.0.1:").And.Contain("(no_connection)\nStart the");
    }

    [Fact]
    public async Task storage_that_is_away_is_waited_for_and_then_said_to_be_away()
    {
        using var process = await new AppProcess(
            ("LOYALTY_DEMO", "1"),
            ("LOYALTY_STORAGE", string.Create(
                CultureInfo.InvariantCulture,
                $"AccountName={Azurite.Account};AccountKey={Azurite.Key};"
                    + $"TableEndpoint=http://127.0.0.1:{Azurite.FreePort()}/{Azurite.Account}"))).Answers("/healthz");

        var told = await CommandLine.Type(
            null, "ledger", "verify", "--shop", "demo", "--url", process.Address.AbsoluteUri, "--patience", "1");

        told.Exit.Should().Be(2);
        told.Error.Should().Contain("(storage_unavailable)\n").And.Contain("Repeating is safe");
    }

    [Fact]
    public async Task an_app_that_is_busy_is_asked_again_until_it_answers()
    {
        const string Busy = """{"code":"storage_unavailable","title":"Busy."}""";
        using var app503 = new Pretender(number => number % 100 is 1 or 2
            ? (503, number == 1 ? "application/problem+json" : "text/html", number == 1 ? Busy : "<h1>Busy</h1>")
            : (200, "application/json", Page("null")));

        var told = await At(app503.Address, "--patience", "60");

        told.Exit.Should().Be(0, "{0}", told);
        told.Output.Should().Be("demo: 256 accounts, 512 entries, 0 orders\nNothing is wrong.\n");
        app503.Requests.Should().BeGreaterThan(256 + 4);
    }

    [Theory]
    [InlineData(200, "<html>Welcome</html>", "not_understood")]
    [InlineData(200, "null", "not_understood")]
    [InlineData(301, "", "not_understood")]
    [InlineData(502, "<h1>Bad gateway</h1>", "busy")]
    [InlineData(404, "", "not_understood")]
    [InlineData(500, """{"code":"internal_error","title":"A bug.","traceId":"abc"}""", "internal_error")]
    public async Task whoever_else_answers_is_not_believed(int status, string body, string code)
    {
        using var stranger = new Pretender(_ => (status, "text/html", body));

        var told = await At(stranger.Address, "--patience", "0");

        (told.Exit, told.Output).Should().Be((2, ""), "{0}", told);
        told.Error.Should().Contain($"({code})\n");
    }

    [Fact]
    public async Task pages_that_lead_in_a_circle_end()
    {
        using var circle = new Pretender(_ => (200, "application/json", Page("\"standard:1\"")));

        var told = await At(circle.Address);

        told.Exit.Should().Be(2);
        told.Error.Should().Contain("leads back");
        told.Output.Should().Contain("Only a part was verified: 0 of 256 ranges.");
    }

    [Fact]
    public async Task nothing_that_is_stored_steers_the_terminal()
    {
        using var hostile = new Pretender(_ => (200, "application/json", Page("null", """
            {"account":"standard:\u001b[2J","code":"entry_changed\n","entry":2,"found":"\u0007"}
            """)));

        var told = await At(hostile.Address);

        told.Exit.Should().Be(1);
        told.Output.Where(char.IsControl).Should().OnlyContain(letter => letter == '\n');
    }

    [Theory]
    [InlineData("--shop is required", "ledger", "verify")]
    [InlineData("--parallel is 1 to 64", "ledger", "verify", "--shop", "demo", "--parallel", "0")]
    [InlineData("--parallel", "ledger", "verify", "--shop", "demo", "--parallel", "many")]
    [InlineData("--url is not an address", "ledger", "verify", "--shop", "demo", "--url", "localhost")]
    [InlineData("--all", "ledger", "verify", "--shop", "demo", "--all")]
    [InlineData("command", "ledger")]
    public async Task a_line_that_is_not_understood_is_not_done(string says, params string[] line)
    {
        var told = await CommandLine.Type("key", line);

        told.Exit.Should().Be(2);
        told.Error.Replace("'", "", StringComparison.Ordinal).Should().Contain(says);
    }

    [Fact]
    public async Task help_names_every_option()
    {
        var told = await CommandLine.Type(null, "ledger", "verify", "--help");

        told.Exit.Should().Be(0);
        foreach (var option in new[] { "--shop", "--url", "--key", "--json", "--parallel", "--patience" })
        {
            told.Output.Should().Contain(option);
        }
    }

    /// <summary>A shop of its own with customers who joined, bought for 100 and gave 40 back.</summary>
    private async Task<(string Shop, string[] Customers)> Bought(int customers)
    {
        var shop = await app.NewShop(program => program);
        var names = new List<string>();
        for (var one = 0; one < customers; one++)
        {
            var member = app.NewMember("standard", shop);
            var sale = member.Buys(100).Paid();
            (await app.Sender.Send(sale.Whole(), shop)).Outcome.Should().Be("settled");
            (await app.Sender.Send(sale.Refund(40).Whole(), shop)).Outcome.Should().Be("settled");
            names.Add(member.Customer);
        }

        return (shop, [.. names]);
    }

    private static string Page(string next, string? finding = null)
    {
        var wrong = finding is null ? 0 : 1;
        return $$"""
            {"accounts":1,"entries":2,"orders":0,"wrong":{{wrong}},"findings":[{{finding}}],"next":{{next}}}
            """;
    }

    private static Task<CommandLine> At(Uri address, params string[] more) => CommandLine.Type(
        "key", ["ledger", "verify", "--shop", "demo", "--url", address.AbsoluteUri, .. more]);

    private Task<CommandLine> Verify(string shop, params string[] more) => CommandLine.Type(
        RunningApp.OwnerKey, ["ledger", "verify", "--shop", shop, "--url", app.Address.AbsoluteUri, .. more]);
}

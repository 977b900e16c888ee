using System.Text.Json.Nodes;
using App.Tests.Running;
using FluentAssertions;
using Xunit;

namespace App.Tests.Commands;

/// <summary><c>loyalty program</c>: shown, edited, checked, compared and put.</summary>
public sealed class ProgramTests(OpenShop open) : IClassFixture<OpenShop>, IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".json");

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task a_program_shown_into_a_file_is_edited_and_put()
    {
        var shown = await open.Owner("program", "show");
        await File.WriteAllTextAsync(file, shown.Output);
        var same = await open.Owner("program", "diff", file);
        await Edit(document => document["clamp"] = true);

        var differs = await open.Owner("program", "diff", file);
        var tried = await open.Owner("program", "put", file, "--dry-run");
        var refused = await open.Owner("program", "put", file);
        var put = await open.Owner("program", "put", file, "--yes");

        (shown.Exit, shown.Error).Should().Match<(int, string)>(one =>
            one.Item1 == 0 && one.Item2.StartsWith("Version 1 is in force from ", StringComparison.Ordinal));
        (same.Exit, same.Output).Should().Be((0, "Nothing differs.\n"), "{0}", same);
        (differs.Exit, differs.Output).Should().Be((1, "~ /clamp: false → true\n"), "{0}", differs);
        tried.Exit.Should().Be(0, "{0}", tried);
        refused.Error.Should().Contain("~ /clamp: false → true\n").And.Contain("(not_confirmed)");
        put.Output.Should().StartWith("version 2 takes effect at ", "{0}", put);
        (await open.Owner("program", "diff", "1", "2")).Output.Should().Be("~ /clamp: false → true\n");
        (await open.Owner("program", "show", "--version", "2")).Error
            .Should().StartWith("Version 2 takes effect from ");
    }

    [Fact]
    public async Task what_is_wrong_is_named_with_its_line_and_what_to_do()
    {
        await File.WriteAllTextAsync(file, (await open.Owner("program", "show")).Output);
        await Edit(document =>
        {
            document["tiers"]![0]!["threshold"] = 5;
            document["timeZone"] = "Nowhere/Land";
        });

        var told = await open.Owner("program", "check", file);
        var json = (await open.Owner("program", "check", file, "--json")).Json;
        var put = await open.Owner("program", "put", file, "--yes");

        told.Exit.Should().Be(1, "{0}", told);
        var lines = await File.ReadAllLinesAsync(file);
        foreach (var flaw in json["flaws"]!.AsArray())
        {
            var (place, line) = ((string)flaw!["place"]!, (int)flaw["line"]!);
            told.Output.Should().Contain($"{file}:{line}: {place}: {(string)flaw["code"]!}\n  ");
            lines[line - 1].Should().Contain(place.Split('/')[^1], "the line is the place's");
        }

        json["flaws"]!.AsArray().Select(flaw => (string)flaw!["code"]!)
            .Should().Contain(["first_not_zero", "not_a_time_zone"]);
        (put.Exit, put.Output).Should().Be((2, ""), "{0}", put);
        put.Error.Should().Contain("(program_invalid)\n").And.Contain("set its threshold to 0");
    }

    [Theory]
    [InlineData("{\n  \"tiers\": [\n}", "line 3 is not JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{\"a\":1,\"a\":2}", "not JSON")]
    public async Task what_is_no_document_is_said_without_asking_the_app(string text, string says)
    {
        await File.WriteAllTextAsync(file, text);

        var told = await CommandLine.Type(
            "key", "program", "check", file, "--shop", "x", "--url", "http://127.0.0.1:1");

        (told.Exit, told.Output).Should().Be((2, ""), "{0}", told);
        told.Error.Should().Contain(says).And.Contain("(not_json)");
    }

    [Fact]
    public async Task whoever_puts_first_is_not_overwritten_unseen()
    {
        const string Program = """
            {"versions":[{"version":1,"inForceFrom":"2026-01-01T00:00:00Z","state":"inForce"}],"newest":1,
            "version":1,"inForceFrom":"2026-01-01T00:00:00Z","document":{"a":1}}
            """;
        const string Tried = """
            {"version":2,"inForceFrom":"2026-01-01T00:00:00Z","document":{"a":[1,{"b":null}]},"warnings":[],
            "basket":null}
            """;
        await File.WriteAllTextAsync(file, "{}");
        using var app = new Pretender((_, asked) => (asked.Method, asked.Headers["If-Match"]) switch
        {
            ("GET", _) => (200, "application/json", Program),
            (_, null) => (200, "application/json", Tried),
            _ => (412, "application/problem+json", """{"code":"program_changed","title":"Changed."}"""),
        });

        var told = await CommandLine.Type(
            "key", "program", "put", file, "--shop", "x", "--yes", "--from", "2027-01-01", "--url",
            app.Address.AbsoluteUri);

        told.Exit.Should().Be(2, "{0}", told);
        told.Error.Should().StartWith("~ /a: 1 → [1,{\"b\":null}]\n").And.Contain("(program_changed)");
        app.Heard[^1].Path.Should().Contain("&from=2027-01-01T00%3A00%3A00.0000000%2B00%3A00");
    }

    [Fact]
    public async Task what_a_program_changes_is_told_from_the_version_it_follows()
    {
        const string Versions = """
            "versions":[{"version":1,"inForceFrom":"2026-01-01T00:00:00Z","state":"inForce"},
            {"version":2,"inForceFrom":"2026-02-01T00:00:00Z","state":"coming"},
            {"version":3,"inForceFrom":"2026-04-01T00:00:00Z","state":"coming"},
            {"version":4,"inForceFrom":"2026-02-20T00:00:00Z","state":"withdrawn"}],"newest":5
            """;
        await File.WriteAllTextAsync(file, "{}");
        using var app = new Pretender((_, asked) => (200, "application/json", asked switch
        {
            { Method: "PUT" } => """
                {"version":6,"inForceFrom":"2026-03-01T00:00:00Z","document":{"a":4},"warnings":[],"basket":null}
                """,
            _ when asked.Path.Contains("version=2", StringComparison.Ordinal) =>
                $$$"""{{{{Versions}}},"version":2,"inForceFrom":"2026-02-01T00:00:00Z","document":{"a":2}}""",
            _ => $$$"""{{{{Versions}}},"version":1,"inForceFrom":"2026-01-01T00:00:00Z","document":{"a":1}}""",
        }));

        var told = await CommandLine.Type(
            "key", "program", "put", file, "--shop", "x", "--yes", "--url", app.Address.AbsoluteUri);

        told.Exit.Should().Be(0, "{0}", told);
        told.Error.Should().Be("~ /a: 2 → 4\n");
        app.Heard[^1].Headers["If-Match"].Should().Be("\"5\"");
    }

    private async Task Edit(Action<JsonObject> edit)
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
        edit(document);
        await File.WriteAllTextAsync(file, document.ToJsonString(new() { WriteIndented = true }));
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using Loyalty.Cli.Programs;

namespace Loyalty.Cli.Shops;

/// <summary><c>loyalty shop create</c>: a new shop; its keys are shown once.</summary>
public static class CreateShop
{
    private static readonly Argument<string> Id = new("id")
    {
        Description = "The shop’s id: at most 40 small letters, digits and hyphens. It never changes.",
    };

    private static readonly Option<string> Currency = new("--currency")
    {
        Description = "What the shop sells in, like NOK.",
        HelpName = "code",
        Required = true,
    };

    private static readonly Option<string> Language = new("--language")
    {
        Description = "What the shop speaks, like nb.",
        HelpName = "tag",
    };

    private static readonly Option<string> TimeZone = new("--time-zone")
    {
        Description = "Where the shop’s days begin, like Europe/Oslo.",
        HelpName = "zone",
    };

    private static readonly Option<string> Name = new("--name")
    {
        Description = "The program’s name in the shop’s language.",
        HelpName = "text",
    };

    private static readonly Option<FileInfo> Program = new("--program")
    {
        Description = "The program’s first version; without one, a simple one is made.",
        HelpName = "file",
    };

    public static Command Command() => Verb.Of(
        "create",
        "Creates a shop and shows its keys, once.",
        Run,
        [
            "loyalty shop create nordlys --currency NOK --language nb --origin https://nordlys.example",
            "loyalty shop create nordlys --currency NOK --program program.json --dry-run",
        ],
        Id, Currency, Language, TimeZone, Name, SetShop.Origins, Program, Options.DryRun);

    private static async Task<Told> Run(Asked asked)
    {
        var language = asked.Of(Language);
        var body = new JsonObject { ["shop"] = asked.Of(Id), ["currency"] = asked.Of(Currency) };
        if (language is not null)
        {
            body["language"] = language;
        }

        if (asked.Of(TimeZone) is { } zone)
        {
            body["timeZone"] = zone;
        }

        if (asked.Of(Name) is { } name)
        {
            body["name"] = new JsonObject { [language ?? "en"] = name };
        }

        if (asked.Of(SetShop.Origins) is { Length: > 0 } origins)
        {
            body["origins"] = new JsonArray([.. origins.Select(origin => (JsonNode)origin)]);
        }

        if (asked.Of(Program) is { } file)
        {
            body["program"] = ProgramFile.Read(file.FullName).Document;
        }

        var route = Route.Of("shops").With("dryRun", asked.IsDry ? "true" : null);
        var made = await asked.Api.Send(HttpMethod.Post, route, body, CliText.Default.CreatedShop, asked.Stop);
        return Told.Of(made, CliText.Default.CreatedShop, Text(made), Exit.Fine, Aside(asked, made));
    }

    private static string Text(CreatedShop made) => made.OwnerKey is null || made.MemberKey is null
        ? Plain.Table(["shop", made.Shop], ["program", Plain.Number($"{made.Program}")])
        : Plain.Table(
            ["shop", made.Shop],
            ["program", Plain.Number($"{made.Program}")],
            ["owner key", made.OwnerKey],
            ["member key", made.MemberKey]);

    private static string Aside(Asked asked, CreatedShop made) => asked.IsDry
        ? "Nothing was created: --dry-run.\n"
        : $"""
            Both keys are shown this once. Keep them where secrets are kept.
            The owner key opens this shop to its owner: set {Settings.OwnerKeyName} to it.
            The member key signs who is signed in: set LOYALTY_MEMBER_KEY to it on the shop’s server only.
            Next: loyalty shop connect shopify|woocommerce|stripe|standard --shop {Plain.Text(made.Shop)}

            """;
}

/// <summary>A shop just made; without keys where it was only tried.</summary>
public sealed record CreatedShop(string Shop, int Program, string? OwnerKey = null, string? MemberKey = null);

using System.CommandLine;
using Loyalty.Cli.Shops;

namespace Loyalty.Cli.Diagnosis;

/// <summary>
/// <c>loyalty doctor</c>: looks at the app from outside and has it look at itself; a line a check, and below it what to
/// do. Ends with 1 where one has failed.
/// </summary>
public static class Doctor
{
    private static readonly Option<string> Shop = new("--shop")
    {
        Description = $"One shop, by its own key; without it and without {Settings.ShopName}, the deployment.",
        HelpName = "id",
    };

    public static Command Command() => Verb.Of(
        "doctor",
        "Checks clock, storage, roles, secrets, webhooks and languages, and says what to do.",
        Run,
        ["loyalty doctor", "loyalty doctor --shop nordlys --url https://points.nordlys.example"],
        Shop);

    private static async Task<Told> Run(Asked asked)
    {
        var shop = asked.Of(Shop) ?? Settings.Shop;
        using var here = new FromHere(asked.Url);
        var findings = new List<Finding>(await here.Reach(asked.Stop));
        if (findings.Count > 1)
        {
            findings.Add(await here.Ready(asked.Stop));
            findings.Add(await here.Contract(asked.Stop));
            findings.Add(await here.Widget(asked.Stop));
            findings.AddRange(await FromTheApp(asked, here, shop));
        }

        var (failed, warnings) = (
            findings.Count(one => one.State == "failed"), findings.Count(one => one.State == "warning"));
        return Told.Of(
            new Examination(asked.Url.AbsoluteUri, shop, findings, failed, warnings),
            CliText.Default.Examination,
            Text(findings) + Plain.Number($"\n{failed} failed, {warnings} warnings\n"),
            failed > 0 ? Exit.Findings : Exit.Fine);
    }

    /// <summary>What the app cannot be asked is a finding too: the rest is still said.</summary>
    private static async Task<IReadOnlyList<Finding>> FromTheApp(Asked asked, FromHere here, string? shop)
    {
        try
        {
            var route = shop is null ? Route.Of("checkup") : Route.Of("shops", shop, "checkup");
            var checkup = await asked.Api.Get(route, CliText.Default.Checkup, asked.Stop);
            var findings = checkup.Checks.Select(Finding.Of).ToList();
            if (shop is not null)
            {
                var details = await asked.Api.Get(Route.Of("shops", shop), CliText.Default.ShopDetails, asked.Stop);
                foreach (var storefront in details.Storefronts)
                {
                    findings.Add(await here.Webhook(storefront.Storefront, WebhookOf(asked, storefront), asked.Stop));
                }
            }

            return findings;
        }
        catch (CouldNotException reason)
        {
            return [new Finding("app", "failed", reason.Code, reason.Message, reason.Next)];
        }
    }

    /// <summary>The public address; where none is set, the one the app was asked at.</summary>
    private static Uri WebhookOf(Asked asked, StorefrontDetails storefront) => storefront.Webhook ?? new Uri(
        new Uri(asked.Url.AbsoluteUri.TrimEnd('/') + "/"),
        $"api/shops/{Uri.EscapeDataString(asked.Of(Shop) ?? Settings.Shop!)}/webhooks/{storefront.Storefront}");

    private static string Text(IReadOnlyList<Finding> findings) => string.Concat(findings.Select(one =>
        $"{one.State.PadRight(7)}  {Plain.Text(one.Check)}"
        + (one.What is { } what ? ": " + Plain.Text(what) : "")
        + (one.Code is { } code && one.State != "ok" ? $" ({Plain.Text(code)})" : "")
        + "\n"
        + (one.Next is { } next ? $"         {Plain.Text(next)}\n" : "")));
}

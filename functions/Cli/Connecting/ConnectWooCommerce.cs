using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// <c>loyalty shop connect woocommerce</c>: the shop's webhooks in WooCommerce, all with one secret, which the app
/// makes.
/// </summary>
public static class ConnectWooCommerce
{
    private static readonly Option<string[]> PaidStatuses = new("--paid-status")
    {
        Description = "A status of the shop’s own that counts as paid; once for each.",
        HelpName = "status",
    };

    public static Command Command() => Verb.Of(
        "woocommerce",
        $"Registers every webhook at WooCommerce. Takes {Settings.WooCommerceKeyName} and "
            + $"{Settings.WooCommerceSecretName}.",
        Run,
        [
            "loyalty shop connect woocommerce --store https://nordlys.example --shop nordlys",
            "loyalty shop connect woocommerce --store https://nordlys.example --shop nordlys --rotate",
        ],
        Options.Shop, Given.WooCommerceStore, PaidStatuses, Given.OwnSales, Given.Rotate, Given.NoTest, Options.DryRun,
        Options.Yes);

    private static async Task<Told> Run(Asked asked)
    {
        using var store = Given.WooCommerce(asked);
        var settings = new JsonObject();
        if (asked.Of(PaidStatuses) is { Length: > 0 } paid)
        {
            settings["paidStatuses"] = new JsonArray([.. paid.Select(status => (JsonNode)status)]);
        }

        var link = await Link.Find(asked, "woocommerce", settings, null, asked.Stop);
        link.RefuseUnreachable(store.Address);
        var plan = Plan.Of(await store.Needs(asked.Stop), await store.List(asked.Stop), link.Webhook);
        var isNew = !link.IsConnected || asked.Of(Given.Rotate) || plan.Steps.Any(step => step.Step == Step.Create);
        plan = isNew ? plan.WithSecret() : plan;
        plan.Confirm(asked);
        string? secret = null;
        if (!asked.IsDry)
        {
            if (isNew)
            {
                secret = await link.PutMade();
            }
            else
            {
                await link.PutSettings();
            }

            await Do(asked, store, plan, secret);
        }

        return await Outcome.Of(asked, link, plan.Lines, store.ToDo, secret);
    }

    /// <summary>Stopped half-way, some webhooks still sign with the secret before.</summary>
    private static async Task Do(Asked asked, WooCommerceRest store, Plan plan, string? secret)
    {
        try
        {
            await plan.Do(store, secret, asked.Stop);
        }
        catch (CouldNotException reason) when (secret is not null)
        {
            throw new CouldNotException(reason.Code, reason.Message, reason.Next + " Add --rotate to it.");
        }
    }
}

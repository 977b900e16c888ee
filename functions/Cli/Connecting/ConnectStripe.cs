using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// <c>loyalty shop connect stripe</c>: one webhook endpoint for every event. Its secret is told once, to the one who
/// makes it: where the app does not know it, a new endpoint takes the old one's place.
/// </summary>
public static class ConnectStripe
{
    private static readonly Option<string> Source = new("--sales-from")
    {
        Description = "What counts as a sale: checkout, payment_intent or invoice.",
        HelpName = "source",
    };

    private static readonly Option<string> CustomersOf = new("--customers-of")
    {
        Description = "The storefront whose customers Stripe’s are, like woocommerce; without it, Stripe’s own.",
        HelpName = "storefront",
    };

    static ConnectStripe() => Source.AcceptOnlyFromAmong("checkout", "payment_intent", "invoice");

    public static Command Command() => Verb.Of(
        "stripe",
        $"Registers a webhook endpoint at Stripe. Takes {Settings.StripeKeyName}.",
        Run,
        [
            "loyalty shop connect stripe --shop nordlys",
            "loyalty shop connect stripe --sales-from invoice --customers-of woocommerce --shop nordlys",
        ],
        Options.Shop, Source, CustomersOf, Given.StripeAddress, Given.OwnSales, Given.Rotate, Given.NoTest,
        Options.DryRun, Options.Yes);

    private static async Task<Told> Run(Asked asked)
    {
        using var stripe = Given.StripeApi(asked);
        var settings = new JsonObject();
        if (asked.Of(Source) is { } source)
        {
            settings["stripeSource"] = source;
        }

        if (asked.Of(CustomersOf) is { } other)
        {
            settings["customersOf"] = other;
        }

        // Only tried: Stripe tells the real one later.
        var link = await Link.Find(asked, "stripe", settings, "whsec_" + Guid.NewGuid().ToString("N"), asked.Stop);
        link.RefuseUnreachable(stripe.Address);
        var there = await stripe.List(asked.Stop);
        var needs = await stripe.Needs(asked.Stop);
        var isNew = !link.IsConnected || asked.Of(Given.Rotate);
        var plan = Plan.Of(needs, isNew ? [] : there, link.Webhook);
        plan.Confirm(asked);
        var secret = asked.IsDry ? null
            : plan.Steps[0].Step == Step.Create ? await Replace(asked, stripe, link, needs[0], there)
            : await Keep(asked, stripe, link, plan);
        return await Outcome.Of(asked, link, plan.Lines, stripe.ToDo, secret);
    }

    /// <summary>The app knows the new secret before the endpoint with the old one goes.</summary>
    private static async Task<string?> Replace(
        Asked asked, StripeApi stripe, Link link, Wanted wanted, IReadOnlyList<Registered> there)
    {
        var secret = await stripe.Create(wanted, link.Webhook, null, asked.Stop);
        await link.Put(secret!);
        foreach (var old in there.Where(one => one.Webhook == link.Webhook))
        {
            await stripe.Remove(old, asked.Stop);
        }

        return secret;
    }

    private static async Task<string?> Keep(Asked asked, StripeApi stripe, Link link, Plan plan)
    {
        await link.PutSettings();
        await plan.Do(stripe, null, asked.Stop);
        return null;
    }
}

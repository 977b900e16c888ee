using System.Text.Json.Nodes;
using World;

namespace Simulation;

/// <summary>Shopify's word that two of its customers are one, told until it is taken.</summary>
internal sealed class ToldMerges(Stage stage, Rotation rotation)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(17);

    private int number;

    public static bool Can(string from, string into) =>
        from.StartsWith("shopify:", StringComparison.Ordinal) && into.StartsWith("shopify:", StringComparison.Ordinal);

    /// <summary>The answer says whether it was done by it; it may have been before, where answers got lost.</summary>
    public void Tell(Merge merge, Action<string?> taken) => Try(merge, "msg_merge_" + Text.Of(number++), taken);

    private void Try(Merge merge, string id, Action<string?> taken)
    {
        var message = Message.Of("shopify", "customers/merge", new
        {
            admin_graphql_api_customer_kept_id = Global(merge.Into),
            admin_graphql_api_customer_deleted_id = Global(merge.From),
            status = "completed",
            errors = Array.Empty<object>(),
        });
        var call = new Call(
            "POST",
            $"/api/shops/{Owner.ShopId}/webhooks/shopify",
            [.. Signing.Headers(message, rotation.Keys("shopify"), id, stage.Turns.Now)],
            message.Body);
        stage.MayDieSoon();
        stage.Ask(call, reply =>
        {
            stage.Trace.Say($"shopify says {merge}: {reply?.Status} {reply?.Body}");
            Answers.Check(message, reply);
            if (reply is not { Status: 200 })
            {
                stage.Turns.After(Pause, () => Try(merge, id, taken));
                return;
            }

            taken((string?)JsonNode.Parse(reply.Body)!["outcome"]);
        });
    }

    private static string Global(string customer) => "gid://shopify/Customer/" + customer.Split(':')[1];
}

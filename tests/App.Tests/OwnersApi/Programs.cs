using System.Text.Json.Nodes;

namespace App.Tests.OwnersApi;

/// <summary>Program documents as an owner writes them.</summary>
internal static class Programs
{
    public static JsonObject Plain() => JsonNode.Parse("""
        {
          "name": { "en": "Points" },
          "joining": { "automatic": true },
          "rates": [{ "currency": "EUR", "points": 1, "perMinor": 100 }],
          "availability": { "daysAfterFulfilment": 0, "daysAfterPayment": 0 },
          "tiers": [
            { "code": "all", "name": { "en": "All" }, "threshold": 0, "multiplier": 1, "perks": [] },
            {
              "code": "gold", "name": { "en": "Gold" }, "threshold": 500, "multiplier": 1.5,
              "perks": [{ "code": "call", "name": { "en": "A call" }, "text": { "en": "We call you." } }]
            }
          ]
        }
        """)!.AsObject();

    /// <summary>As text, after a change to it.</summary>
    public static string Text(Action<JsonObject>? change = null)
    {
        var program = Plain();
        change?.Invoke(program);
        return program.ToJsonString();
    }
}

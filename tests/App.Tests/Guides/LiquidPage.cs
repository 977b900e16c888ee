using System.Text.Json;
using App.Tests.Running;

namespace App.Tests.Guides;

/// <summary>A template of a theme, rendered with what Shopify would put into it.</summary>
internal static class LiquidPage
{
    public static async Task<string> Of(string template, object values) =>
        (await Runtime.Run("node", ["liquid.mjs", template, JsonSerializer.Serialize(values)])).Trim();
}

using System.Text;
using System.Text.Json.Nodes;
using Loyalty.Orders;
using Loyalty.Storefronts;

namespace Loyalty.Tests.Storefronts;

/// <summary>A body of our own making, and the same with one thing changed.</summary>
internal static class Fixture
{
    public static byte[] Of(string name, Action<JsonNode>? change = null)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Storefronts", "fixtures");
        var bytes = File.ReadAllBytes(Path.Combine(folder, name + ".json"));
        return change is null ? bytes : Changed(bytes, change);
    }

    public static byte[] Changed(byte[] bytes, Action<JsonNode> change)
    {
        var node = JsonNode.Parse(bytes)!;
        change(node);
        return Encoding.UTF8.GetBytes(node.ToJsonString());
    }

    public static Order Order(this Translation said) => ((Translation.Whole)said).Order;

    public static OrderPart News(this Translation said) => ((Translation.Part)said).News;
}

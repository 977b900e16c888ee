namespace House.Tests.Deployment;

/// <summary>Parsers of others, that the deployment's files are read with (tests/oracles).</summary>
internal static class Oracle
{
    private static readonly Lazy<bool> Installed = new(() =>
    {
        if (!Directory.Exists(Tree.Path("tests/oracles/node_modules")))
        {
            Tree.Run("npm", "--prefix", "tests/oracles", "ci", "--silent", "--no-audit", "--no-fund");
        }

        return true;
    });

    public static string Ask(string oracle, IEnumerable<string> files) =>
        Installed.Value ? Tree.Run("node", [oracle, .. files]) : "";
}

namespace Simulation;

/// <summary>One run again, with everything that happened in it.</summary>
internal static class Again
{
    public static int Run(int seed, int moments, TextWriter output)
    {
        try
        {
            output.WriteLine(Play.Run(seed, moments, output));
            return 0;
        }
        catch (TruthException broken)
        {
            output.WriteLine(broken.Message);
            return 1;
        }
    }
}

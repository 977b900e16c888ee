using Benchmarks;

// One program in four parts, for what is compared has to be processes: CPU time is read from outside.
switch (args)
{
    case ["floor"]:
        await Floor.Run();
        break;
    case ["hosted"]:
        Hosted.Run();
        break;
    case ["empty"]:
        await Empty.Run();
        break;
    default:
        await Bench.Run();
        break;
}

using Parcels;
using Posthouse.Hosting;

return await PosthouseApp.RunAsync(args, app => app
    .Named("parcels")
    .Add<ParcelsComponent>()
    .Add<DeskComponent>());

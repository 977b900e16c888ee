// One private address for each service that keeps something, and the names that lead to it inside the network.

@description('Region of the endpoints.')
param location string

@description('Tags of the environment.')
param tags object

@description('Name of the network.')
param networkName string

@description('Subnet the addresses are taken from.')
param subnetId string

@description('Name of the storage account.')
param storageName string

@description('Name of the vault.')
param vaultName string

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' existing = {
  name: networkName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageName
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

// The part of each service that is entered, and the zone Azure's own names are answered from.
var doors = [
  { part: 'blob', serviceId: storage.id, zone: 'privatelink.blob.${environment().suffixes.storage}' }
  { part: 'queue', serviceId: storage.id, zone: 'privatelink.queue.${environment().suffixes.storage}' }
  { part: 'table', serviceId: storage.id, zone: 'privatelink.table.${environment().suffixes.storage}' }
  { part: 'vault', serviceId: vault.id, zone: 'privatelink.vaultcore.azure.net' }
]

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for door in doors: {
    name: door.zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (door, index) in doors: {
    parent: zones[index]
    name: networkName
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
]

resource endpoints 'Microsoft.Network/privateEndpoints@2025-05-01' = [
  for door in doors: {
    name: 'pep-${door.part}-${networkName}'
    location: location
    tags: tags
    properties: {
      subnet: { id: subnetId }
      privateLinkServiceConnections: [
        { name: door.part, properties: { privateLinkServiceId: door.serviceId, groupIds: [door.part] } }
      ]
    }
  }
]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = [
  for (door, index) in doors: {
    parent: endpoints[index]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: door.part, properties: { privateDnsZoneId: zones[index].id } }]
    }
  }
]

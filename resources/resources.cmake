# Icons, shipped scenarios and the licence, compiled into the window's library as :/icons/NAME.svg,
# :/scenarios/NAME.engram, :/sweeps/NAME.json and :/about/LICENSE.
# Included where the target engram_ui is known.
file(GLOB icons CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/icons/*.svg)
file(GLOB scenarios CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/scenarios/*.engram)
file(GLOB sweeps CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/sweeps/*.json)
foreach(file ${icons} ${scenarios} ${sweeps})
  get_filename_component(name ${file} NAME)
  set_source_files_properties(${file} PROPERTIES QT_RESOURCE_ALIAS ${name})
endforeach()
qt_add_resources(engram_ui icons PREFIX /icons FILES ${icons})
if(scenarios)
  qt_add_resources(engram_ui scenarios PREFIX /scenarios FILES ${scenarios})
endif()
qt_add_resources(engram_ui sweeps PREFIX /sweeps FILES ${sweeps})
set_source_files_properties(${PROJECT_SOURCE_DIR}/LICENSE PROPERTIES QT_RESOURCE_ALIAS LICENSE)
qt_add_resources(engram_ui licence PREFIX /about FILES ${PROJECT_SOURCE_DIR}/LICENSE)
